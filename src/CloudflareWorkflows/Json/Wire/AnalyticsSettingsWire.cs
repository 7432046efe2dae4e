using System;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>What an account may ask.</summary>
internal sealed record AnalyticsAccountSettingsWire(AnalyticsSettingsWire? Settings);

internal sealed record AnalyticsSettingsWire(AnalyticsNodeSettingsWire? WorkflowsAdaptiveGroups);

/// <summary>The limits of the node. Durations are in seconds. A nested field is its path: <c>sum_retryCount</c>.</summary>
internal sealed record AnalyticsNodeSettingsWire
{
    public bool? Enabled { get; init; }

    public double? MaxDuration { get; init; }

    public double? MaxPageSize { get; init; }

    public double? NotOlderThan { get; init; }

    public string[]? AvailableFields { get; init; }

    public AnalyticsLimits ToModel()
    {
        AnalyticsLimits standard = new();
        return new AnalyticsLimits
        {
            IsEnabled = Enabled ?? true,
            MaxDuration = Seconds(MaxDuration),
            MaxPageSize = MaxPageSize is >= 1 and < AnalyticsLimits.LargestPage ? (int)MaxPageSize : AnalyticsLimits.LargestPage,
            NotOlderThan = Seconds(NotOlderThan) ?? standard.NotOlderThan,
            HasRetryCount = AvailableFields?.Contains("sum_retryCount", StringComparer.Ordinal) == true,
        };
    }

    /// <summary>A duration; null for none, and for one that is no limit.</summary>
    private static TimeSpan? Seconds(double? value) =>
        value is >= 1 and < int.MaxValue ? TimeSpan.FromSeconds(Math.Floor(value.Value)) : null;
}
