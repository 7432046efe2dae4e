using System;
using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Metrics;

/// <summary>The time range of metrics, and its intervals.</summary>
/// <param name="From">The start, included.</param>
/// <param name="Until">The end, excluded.</param>
/// <param name="Interval">The length of the intervals; null for the whole range.</param>
internal sealed record MetricWindow(DateTimeOffset From, DateTimeOffset Until, MetricInterval? Interval)
{
    /// <summary>Events arrive after a minute or several.</summary>
    public static TimeSpan Delay { get; } = TimeSpan.FromMinutes(5);

    /// <summary>The dimension of the intervals.</summary>
    public AnalyticsDimension Dimension => Interval switch
    {
        MetricInterval.Minute => AnalyticsDimension.Minute,
        MetricInterval.FiveMinutes => AnalyticsDimension.FiveMinutes,
        MetricInterval.FifteenMinutes => AnalyticsDimension.FifteenMinutes,
        MetricInterval.Hour => AnalyticsDimension.Hour,
        MetricInterval.Day => AnalyticsDimension.Date,
        _ => AnalyticsDimension.None,
    };

    /// <summary>The length of an interval.</summary>
    public TimeSpan Length => Interval is MetricInterval interval ? LengthOf(interval) : Until - From;

    /// <summary>The starts of all intervals.</summary>
    public IEnumerable<DateTimeOffset> Starts()
    {
        DateTimeOffset first = Interval is MetricInterval interval ? StartOf(From, interval) : From;
        for (DateTimeOffset start = first; start < Until; start += Length)
        {
            yield return start;
        }
    }

    /// <summary>The start of the interval of a time.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset time, MetricInterval interval) =>
        new(time.UtcTicks - (time.UtcTicks % LengthOf(interval).Ticks), TimeSpan.Zero);

    /// <summary>Whether more events may arrive for an interval.</summary>
    public bool IsIncomplete(DateTimeOffset start, DateTimeOffset now) => Earlier(start + Length, Until) > now - Delay;

    private static TimeSpan LengthOf(MetricInterval interval) => interval switch
    {
        MetricInterval.Minute => TimeSpan.FromMinutes(1),
        MetricInterval.FiveMinutes => TimeSpan.FromMinutes(5),
        MetricInterval.FifteenMinutes => TimeSpan.FromMinutes(15),
        MetricInterval.Hour => TimeSpan.FromHours(1),
        _ => TimeSpan.FromDays(1),
    };

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;
}
