using System;

namespace CloudflareWorkflows.Models;

/// <summary>Counts, rates, and durations of a set of instances. Commands for instances don't accept a measure, because it
/// only describes instances.</summary>
public sealed record WorkflowMeasure
{
    /// <summary>The properties that the instances were grouped by: WorkflowName, VersionId, Trigger, Status, Hour, or Day.
    /// Several are separated by commas.</summary>
    public string By { get; init; } = "";

    /// <summary>The value that the instances of this measure have in common. Hours and days are local time, of the
    /// creation: <c>2026-11-25 14:00</c>. Several values are separated by commas. Null if it isn't known.</summary>
    public string? Key { get; init; }

    /// <summary>The name of the workflow; null if the instances belong to several workflows.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>The number of instances.</summary>
    public int Count { get; init; }

    /// <summary>The number of instances that completed successfully.</summary>
    public int Complete { get; init; }

    /// <summary>The number of instances that ended with an error.</summary>
    public int Errored { get; init; }

    /// <summary>The number of instances that were stopped.</summary>
    public int Terminated { get; init; }

    /// <summary>The number of instances that haven't ended.</summary>
    public int Unfinished { get; init; }

    /// <summary>The share of errored instances among those that completed or errored, from 0 to 1; null if there are
    /// none.</summary>
    public double? ErrorRate => RateOf(Errored, Complete);

    /// <summary>The error rate of the baseline; null without a baseline.</summary>
    public double? UsualErrorRate { get; init; }

    /// <summary>The median of the time from creation to start. For a full object of a restarted instance, the time
    /// begins at the restart.</summary>
    public TimeSpan? QueueP50 { get; init; }

    /// <summary>The median duration of the instances that have ended. Quantiles are nearest ranks.</summary>
    public TimeSpan? DurationP50 { get; init; }

    /// <summary>The 90th percentile of the duration; null below 10 durations.</summary>
    public TimeSpan? P90 { get; init; }

    /// <summary>The 95th percentile of the duration; null below 20 durations, because it would be the maximum.</summary>
    public TimeSpan? P95 { get; init; }

    /// <summary>The 99th percentile of the duration; null below 100 durations.</summary>
    public TimeSpan? P99 { get; init; }

    /// <summary>The longest duration.</summary>
    public TimeSpan? Max { get; init; }

    /// <summary>The median duration of the baseline; null without a baseline.</summary>
    public TimeSpan? UsualP50 { get; init; }

    /// <summary>The 95th percentile of the baseline; null without a baseline, or if it's of fewer than 20
    /// durations.</summary>
    public TimeSpan? UsualP95 { get; init; }

    /// <summary>P95 divided by UsualP95: 2 means twice as long as usual. Null if one of the two isn't known.</summary>
    public double? Change => ChangeOf(P95, UsualP95);

    /// <summary>The number of created instances per hour, from FirstOn to LastOn, over one hour at least; null if
    /// creation times aren't known.</summary>
    public double? PerHour { get; init; }

    /// <summary>When the first instance was created, in local time. For a version of a summary from analytics: when the version was
    /// deployed.</summary>
    public DateTime? FirstOn { get; init; }

    /// <summary>When the last instance was created, in local time.</summary>
    public DateTime? LastOn { get; init; }

    /// <summary>The account that the instances belong to.</summary>
    public string? AccountId { get; init; }

    /// <summary>Returns the key and the counts on one line.</summary>
    public override string ToString() => $"{Key ?? "unknown"}: {Count} instances, {Errored} errored";

    internal static double? RateOf(long errored, long complete) =>
        errored + complete > 0 ? (double)errored / (errored + complete) : null;

    internal static double? ChangeOf(TimeSpan? now, TimeSpan? usual) =>
        now is TimeSpan long95 && usual is TimeSpan usual95 && usual95 > TimeSpan.Zero ? (double)long95.Ticks / usual95.Ticks : null;
}
