using System;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Health;

/// <summary>The intervals in which events are counted. They show how late analytics are.</summary>
/// <param name="Dimension">The dimension of analytics.</param>
/// <param name="Length">The length; null for the whole time range.</param>
internal sealed record HealthInterval(AnalyticsDimension Dimension, TimeSpan? Length)
{
    public static readonly HealthInterval Whole = new(AnalyticsDimension.None, null);

    private static readonly HealthInterval[] s_shortestFirst =
    [
        new(AnalyticsDimension.FiveMinutes, TimeSpan.FromMinutes(5)), new(AnalyticsDimension.FifteenMinutes, TimeSpan.FromMinutes(15)),
        new(AnalyticsDimension.Hour, TimeSpan.FromHours(1)), new(AnalyticsDimension.Date, TimeSpan.FromDays(1)),
    ];

    /// <summary>Returns the shortest intervals whose rows fit into one node.</summary>
    public static HealthInterval Of(HealthLimits limits, int rowsOfInterval, int mostRows) =>
        Array.Find(s_shortestFirst, interval => (long)interval.CountIn(limits) * rowsOfInterval <= mostRows) ?? Whole;

    /// <summary>How many of them a time range touches.</summary>
    public int CountIn(HealthLimits limits) =>
        Length is TimeSpan length ? (int)Math.Min(int.MaxValue / 16, ((limits.Now - limits.Since).Ticks / length.Ticks) + 2) : 1;
}
