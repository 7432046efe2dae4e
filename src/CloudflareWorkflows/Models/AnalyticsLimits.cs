using System;

namespace CloudflareWorkflows.Models;

/// <summary>What an account may ask of analytics.</summary>
internal sealed record AnalyticsLimits
{
    /// <summary>The largest page that the service documents.</summary>
    public const int LargestPage = 10_000;

    /// <summary>Whether this credential may read analytics of workflows in the account.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>The longest time range of a node; null if there is no limit.</summary>
    public TimeSpan? MaxDuration { get; init; }

    /// <summary>The largest number of rows of a node.</summary>
    public int MaxPageSize { get; init; } = LargestPage;

    /// <summary>How far the events reach back.</summary>
    public TimeSpan NotOlderThan { get; init; } = TimeSpan.FromDays(31);

    /// <summary>Whether the account offers <see cref="AnalyticsRow.RetryCount"/>.</summary>
    public bool HasRetryCount { get; init; }
}
