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
    public required double Count { get; init; }

    public AnalyticsSumWire? Sum { get; init; }

    public AnalyticsAverageWire? Avg { get; init; }

    public AnalyticsDimensionsWire? Dimensions { get; init; }

    public AnalyticsRow ToModel() => new()
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
