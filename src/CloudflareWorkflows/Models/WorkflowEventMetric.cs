using System;

namespace CloudflareWorkflows.Models;

/// <summary>How many events of one type a workflow had in an interval of time.</summary>
public sealed record WorkflowEventMetric
{
    /// <summary>The start of the interval, in local time. Days start at midnight UTC.</summary>
    public DateTime Time { get; internal init; }

    /// <summary>The length of the interval.</summary>
    public TimeSpan Interval { get; internal init; }

    /// <summary>The workflow.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The type of the events, as the service names it, for example <c>STEP_SUCCESS</c>.</summary>
    public string EventType { get; internal init; } = "";

    /// <summary>How many events.</summary>
    public long Count { get; internal init; }

    /// <summary>The time that ended with these events, summed up.</summary>
    public TimeSpan WallTime { get; internal init; }

    /// <summary>Whether the figures are extrapolated from a sample, so that they are not exact.</summary>
    public bool IsEstimate { get; internal init; }

    /// <summary>Whether the interval ended less than five minutes ago, or goes on, so that more events may arrive.</summary>
    public bool IsIncomplete { get; internal init; }

    /// <summary>The account.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Returns the type of the events.</summary>
    public override string ToString() => EventType;
}
