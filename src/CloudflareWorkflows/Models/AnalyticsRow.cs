using System;

namespace CloudflareWorkflows.Models;

/// <summary>One group of events. A dimension that was not selected is null.</summary>
internal sealed record AnalyticsRow
{
    /// <summary>How many events.</summary>
    public long Count { get; init; }

    /// <summary>The events that each counted event stands for; more than 1 if the count is an estimate.</summary>
    public double SampleInterval { get; init; } = 1;

    /// <summary>The sum of their wall time, in milliseconds.</summary>
    public double WallTime { get; init; }

    /// <summary>The sum of their retries; null if the account does not offer it: it is not documented.</summary>
    public long? RetryCount { get; init; }

    public string? WorkflowName { get; init; }

    public string? StepName { get; init; }

    public string? InstanceId { get; init; }

    public string? EventType { get; init; }

    /// <summary>The start of the minute, hour, or day.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>Whether the figures are extrapolated from a sample.</summary>
    public bool IsEstimate => SampleInterval > 1;
}
