using System;

namespace CloudflareWorkflows.Models;

/// <summary>What happened to a step of a workflow in an interval of time, as Cloudflare's analytics count events. The runs of
/// a step in loops and in all instances count together.</summary>
public sealed record WorkflowStepMetric
{
    /// <summary>The start of the interval, in local time. Days start at midnight UTC.</summary>
    public DateTime Time { get; internal init; }

    /// <summary>The length of the interval.</summary>
    public TimeSpan Interval { get; internal init; }

    /// <summary>The workflow.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The name of the step in the code, without its counter.</summary>
    public string StepName { get; internal init; } = "";

    /// <summary>How many times the step started.</summary>
    public long StepsStarted { get; internal init; }

    /// <summary>How many times the step succeeded.</summary>
    public long StepsSucceeded { get; internal init; }

    /// <summary>How many times the step failed after its last attempt.</summary>
    public long StepsFailed { get; internal init; }

    /// <summary>StepsFailed / (StepsSucceeded + StepsFailed), from 0 to 1; null if both are 0.</summary>
    public double? ErrorRate { get; internal init; }

    /// <summary>How many attempts were retries.</summary>
    public long Retries { get; internal init; }

    /// <summary>The time that the step took, with its retries, summed up.</summary>
    public TimeSpan WallTime { get; internal init; }

    /// <summary>Whether the figures are extrapolated from a sample, so that they are not exact.</summary>
    public bool IsEstimate { get; internal init; }

    /// <summary>Whether the interval ended less than five minutes ago, or goes on, so that more events may arrive.</summary>
    public bool IsIncomplete { get; internal init; }

    /// <summary>The account.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Returns the name of the step.</summary>
    public override string ToString() => StepName;
}
