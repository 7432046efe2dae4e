using System;

namespace CloudflareWorkflows.Models;

/// <summary>What happened to the instances of a workflow in an interval of time, as Cloudflare's analytics count events. An
/// instance that was restarted counts twice, and an instance that was created earlier counts too.</summary>
public record WorkflowMetric
{
    /// <summary>The start of the interval, in local time. Days start at midnight UTC.</summary>
    public DateTime Time { get; internal init; }

    /// <summary>The length of the interval.</summary>
    public TimeSpan Interval { get; internal init; }

    /// <summary>The workflow.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>How many times an instance was queued.</summary>
    public long Queued { get; internal init; }

    /// <summary>How many times an instance started to run.</summary>
    public long Started { get; internal init; }

    /// <summary>How many times an instance completed.</summary>
    public long Succeeded { get; internal init; }

    /// <summary>How many times an instance ended with an error.</summary>
    public long Failed { get; internal init; }

    /// <summary>How many times an instance was terminated.</summary>
    public long Terminated { get; internal init; }

    /// <summary>Failed / (Succeeded + Failed), from 0 to 1; null if both are 0.</summary>
    public double? ErrorRate { get; internal init; }

    /// <summary>How many steps succeeded.</summary>
    public long StepsSucceeded { get; internal init; }

    /// <summary>How many steps failed after their last attempt.</summary>
    public long StepsFailed { get; internal init; }

    /// <summary>How many attempts of steps were retries.</summary>
    public long Retries { get; internal init; }

    /// <summary>The time that the instances took that ended, from start to end, summed up.</summary>
    public TimeSpan WallTime { get; internal init; }

    /// <summary>Whether the figures are extrapolated from a sample, so that they are not exact.</summary>
    public bool IsEstimate { get; internal init; }

    /// <summary>Whether the interval ended less than five minutes ago, or goes on, so that more events may arrive.</summary>
    public bool IsIncomplete { get; internal init; }

    /// <summary>The account.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Returns the workflow's name.</summary>
    public override string ToString() => WorkflowName;
}

/// <summary>What happened to one instance in an interval of time.</summary>
public sealed record WorkflowInstanceMetric : WorkflowMetric
{
    /// <summary>The ID of the instance.</summary>
    public string InstanceId { get; internal init; } = "";

    /// <summary>Returns the ID of the instance.</summary>
    public override string ToString() => InstanceId;
}
