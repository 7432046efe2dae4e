using System;
using System.Collections.Immutable;
using System.Linq;
using GraphQL.Types;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>A property of events by which they can be filtered, grouped and sorted: a text or a number. Times are
/// numbers of ticks.</summary>
internal sealed record Dimension(string Name, ScalarGraphType Type)
{
    /// <summary>Returns the value of an event.</summary>
    public delegate T Reader<T>(in AnalyticsEvent one);

    /// <summary>All dimensions, times from the longest interval to the shortest.</summary>
    public static ImmutableArray<Dimension> All { get; } =
    [
        OfInstance("workflowName", (in one) => one.WorkflowName),
        OfInstance("instanceId", (in one) => one.InstanceId),
        new("stepName", AnalyticsScalar.Text) { Text = (in one) => one.StepName },
        new("eventType", AnalyticsScalar.Text) { Text = (in one) => one.Event.Type },
        new("stepCount", AnalyticsScalar.Number) { Number = (in one) => one.Event.StepCount },
        Time("date", TimeSpan.FromDays(1), AnalyticsScalar.Date),
        Time("datetimeHour", TimeSpan.FromHours(1), AnalyticsScalar.Time),
        Time("datetimeFifteenMinutes", TimeSpan.FromMinutes(15), AnalyticsScalar.Time),
        Time("datetimeFiveMinutes", TimeSpan.FromMinutes(5), AnalyticsScalar.Time),
        Time("datetimeMinute", TimeSpan.FromMinutes(1), AnalyticsScalar.Time),
        Time("datetime", TimeSpan.FromSeconds(1), AnalyticsScalar.Time),
    ];

    /// <summary>Returns the text of an event; null for a number.</summary>
    public Reader<string>? Text { get; private init; }

    /// <summary>Returns the number of an event; null for a text.</summary>
    public Reader<long>? Number { get; private init; }

    /// <summary>The length of the intervals of a time; null for what is no time.</summary>
    public TimeSpan? Interval { get; private init; }

    /// <summary>Whether all events of an instance have the same value.</summary>
    public bool IsOfInstance { get; private init; }

    public static Dimension Of(string name) => All.First(dimension => dimension.Name == name);

    public static long Truncate(DateTimeOffset time, TimeSpan interval) => time.UtcTicks - (time.UtcTicks % interval.Ticks);

    /// <summary>Returns the value that a response shows.</summary>
    public object Value(in AnalyticsEvent one) =>
        Text is not null ? Text(one)
        : Interval is null ? Number!(one)
        : new DateTimeOffset(Number!(one), TimeSpan.Zero);

    public int Compare(in AnalyticsEvent left, in AnalyticsEvent right) => Text is not null
        ? string.CompareOrdinal(Text(left), Text(right))
        : Number!(left).CompareTo(Number(right));

    private static Dimension OfInstance(string name, Reader<string> read) =>
        new(name, AnalyticsScalar.Text) { Text = read, IsOfInstance = true };

    private static Dimension Time(string name, TimeSpan interval, ScalarGraphType type) => new(name, type)
    {
        Number = (in one) => Truncate(one.Event.At, interval),
        Interval = interval,
    };
}
