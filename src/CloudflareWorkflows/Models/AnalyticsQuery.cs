using System;

namespace CloudflareWorkflows.Models;

/// <summary>One node of a request for analytics: events of workflows, counted by group.</summary>
internal sealed record AnalyticsQuery
{
    /// <summary>The start of the time range, included. The service counts in whole seconds.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end of the time range, excluded.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>The workflows; null for all of the account.</summary>
    public string[]? WorkflowNames { get; init; }

    /// <summary>The instance; null for all.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The types of events; null for all.</summary>
    public string[]? EventTypes { get; init; }

    /// <summary>What the events are grouped by.</summary>
    public AnalyticsDimension Dimensions { get; init; }

    /// <summary>The maximum number of rows. A result of this size may be incomplete.</summary>
    public int Limit { get; init; } = AnalyticsLimits.LargestPage;
}

/// <summary>What events are grouped by. Of the times, use at most one.</summary>
[Flags]
internal enum AnalyticsDimension
{
    /// <summary>All events are one group.</summary>
    None = 0,

    WorkflowName = 1,
    StepName = 2,
    InstanceId = 4,
    EventType = 8,
    Minute = 16,
    FiveMinutes = 32,
    FifteenMinutes = 64,
    Hour = 128,

    /// <summary>The day in UTC.</summary>
    Date = 256,
}
