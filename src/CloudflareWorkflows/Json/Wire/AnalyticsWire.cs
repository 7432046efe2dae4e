using System;
using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>A GraphQL request. What comes from a user is a variable, never a part of the text.</summary>
internal sealed record GraphQlRequest(string Query, IReadOnlyDictionary<string, object> Variables);

/// <summary>The data of a response, for one account.</summary>
internal sealed record AnalyticsWire<TAccount>(AnalyticsViewerWire<TAccount>? Viewer);

/// <summary>The accounts of the viewer that a filter selects.</summary>
internal sealed record AnalyticsViewerWire<TAccount>(TAccount[]? Accounts);

/// <summary>One group of events. A row without its count would make a total wrong, so it fails the response.</summary>
internal sealed record AnalyticsRowWire
{
    /// <summary>The highest count that is credible. The sum of a million rows fits in a long.</summary>
    private const double HighestCount = 1e12;

    /// <summary>The longest sum of durations that is credible: 3,000 years, in milliseconds.</summary>
    private const double LongestTime = 1e14;

    public required double Count { get; init; }

    public AnalyticsSumWire? Sum { get; init; }

    public AnalyticsAverageWire? Avg { get; init; }

    public AnalyticsDimensionsWire? Dimensions { get; init; }

    /// <summary>Whether sums with this row can't overflow.</summary>
    private bool IsInRange => IsCount(Count) && IsCount(Sum?.RetryCount ?? 0) && IsCount(Avg?.SampleInterval ?? 1)
        && Math.Abs(Sum?.WallTime ?? 0) <= LongestTime && (Dimensions?.Time?.UtcDateTime.Year ?? 1970) is >= 1970 and <= 9000;

    /// <summary>Returns the row; null if a figure is out of range.</summary>
    public AnalyticsRow? ToModel() => !IsInRange ? null : new()
    {
        Count = (long)Math.Round(Count),
        SampleInterval = Avg?.SampleInterval ?? 1,
        WallTime = Sum?.WallTime ?? 0,
        RetryCount = Sum?.RetryCount is double retries ? (long)Math.Round(retries) : null,
        WorkflowName = Dimensions?.WorkflowName,
        StepName = Dimensions?.StepName,
        InstanceId = Dimensions?.InstanceId,
        EventType = Dimensions?.EventType,
        Time = Dimensions?.Time,
    };

    private static bool IsCount(double value) => value is >= 0 and <= HighestCount;
}

internal sealed record AnalyticsSumWire(double? WallTime, double? RetryCount);

internal sealed record AnalyticsAverageWire(double? SampleInterval);

internal sealed record AnalyticsDimensionsWire
{
    public string? WorkflowName { get; init; }

    public string? StepName { get; init; }

    public string? InstanceId { get; init; }

    public string? EventType { get; init; }

    /// <summary>The time of any resolution: the query gives it this name.</summary>
    public DateTimeOffset? Time { get; init; }
}
