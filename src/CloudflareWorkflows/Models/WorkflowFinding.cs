using System;

namespace CloudflareWorkflows.Models;

/// <summary>One problem of a workflow, found by Get-CfWorkflowHealth.</summary>
public record WorkflowFinding
{
    /// <summary>The check that found it: QueueBacklog, ScriptDeleted, ScheduleMissed, ErrorRate, RetryStorm, NewError,
    /// Stuck, EventOverdue, or ExpiresSoon.</summary>
    public string Kind { get; internal init; } = "";

    /// <summary>Critical, which makes the workflow Unhealthy; Warning, which makes it Degraded; or Information, which
    /// doesn't change its status.</summary>
    public string Severity { get; internal init; } = "";

    /// <summary>How many instances, runs, or attempts are affected; null if nothing is counted. It's an estimate if the
    /// analytics were sampled, or if only a sample of the failed instances was read.</summary>
    public long? Count { get; internal init; }

    /// <summary>Since when, in local time: when the oldest affected instance began to wait, to run its step, or ended;
    /// null if it isn't known.</summary>
    public DateTime? OldestOn { get; internal init; }

    /// <summary>What was found, in one sentence.</summary>
    public string Message { get; internal init; } = "";

    /// <summary>The command to run next. It runs as it is. It only shows something, or has -WhatIf.</summary>
    public string Advice { get; internal init; } = "";

    /// <summary>The name of the workflow.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The account that the workflow belongs to; <c>local</c> for the local engine.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Returns the kind and the message on one line.</summary>
    public sealed override string ToString() => $"{Kind}: {Message}";
}
