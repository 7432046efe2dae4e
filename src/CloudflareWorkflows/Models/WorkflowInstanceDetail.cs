using System;

namespace CloudflareWorkflows.Models;

/// <summary>One run of a workflow, with all that the service tells of it.</summary>
public sealed record WorkflowInstanceDetail : WorkflowInstance
{
    /// <summary>How many steps it has come to.</summary>
    public int? StepCount { get; init; }

    /// <summary>The cron expression that started it; null if something else did.</summary>
    public string? Cron { get; init; }

    /// <summary>When that expression was due, in local time.</summary>
    public DateTime? ScheduledOn { get; init; }

    /// <summary>What it was started with: any JSON, objects as PSObject.</summary>
    public object? Params { get; init; }

    /// <summary>What it returned: any JSON, objects as PSObject. The service shortens long outputs; what is then no JSON
    /// any more stays text.</summary>
    public object? Output { get; init; }

    /// <summary>The error that it ended with.</summary>
    public WorkflowError? Error { get; init; }

    /// <summary>What came of undoing its steps; null if that was not asked for.</summary>
    public WorkflowRollback? Rollback { get; init; }

    /// <summary>The steps it has come to, oldest first.</summary>
    public WorkflowStep[] Steps { get; init; } = [];
}
