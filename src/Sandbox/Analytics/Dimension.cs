using System;
using System.Collections.Immutable;
using System.Linq;
using GraphQL.Types;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>A property of events by which they can be filtered, grouped and sorted.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Interval">The length of the intervals of a time; null for what is no time.</param>
/// <param name="Read">Returns the value of an event: a text, a number, or a time.</param>
internal sealed record Dimension(
    string Name, ScalarGraphType Type, TimeSpan? Interval, Func<AnalyticsEvent, IComparable> Read)
{
    /// <summary>All dimensions, times from the longest interval to the shortest.</summary>
    public static ImmutableArray<Dimension> All { get; } =
    [
        new("workflowName", AnalyticsScalar.Text, null, one => one.WorkflowName),
        new("instanceId", AnalyticsScalar.Text, null, one => one.InstanceId),
        new("stepName", AnalyticsScalar.Text, null, one => one.StepName),
        new("eventType", AnalyticsScalar.Text, null, one => one.Event.Type),
        new("stepCount", AnalyticsScalar.Number, null, one => (long)one.Event.StepCount),
        Time("date", TimeSpan.FromDays(1), AnalyticsScalar.Date),
        Time("datetimeHour", TimeSpan.FromHours(1)),
        Time("datetimeFifteenMinutes", TimeSpan.FromMinutes(15)),
        Time("datetimeFiveMinutes", TimeSpan.FromMinutes(5)),
        Time("datetimeMinute", TimeSpan.FromMinutes(1)),
        Time("datetime", TimeSpan.FromSeconds(1)),
    ];

    public static Dimension Of(string name) => All.First(dimension => dimension.Name == name);

    public static DateTimeOffset Truncate(DateTimeOffset time, TimeSpan interval) =>
        new(time.UtcTicks - (time.UtcTicks % interval.Ticks), TimeSpan.Zero);

    private static Dimension Time(string name, TimeSpan interval, ScalarGraphType? type = null) =>
        new(name, type ?? AnalyticsScalar.Time, interval, one => Truncate(one.Event.At, interval));
}
