using System;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>What ended in a time range in a workflow: how many runs, how many failed and why, how long they took, and what is
/// usual. Commands for instances don't accept a summary, because it only describes instances. They accept its causes.</summary>
public sealed record WorkflowSummary
{
    /// <summary>The name of the workflow.</summary>
    public string WorkflowName { get; init; } = "";

    /// <summary>The number of runs that ended in the time range.</summary>
    public long Runs { get; init; }

    /// <summary>The number of runs that ended with an error in the time range, whenever they were created.</summary>
    public long Errored { get; init; }

    /// <summary>The number of runs that were stopped.</summary>
    public long Terminated { get; init; }

    /// <summary>The share of errored runs among those that completed or errored, from 0 to 1; null if there are
    /// none.</summary>
    public double? ErrorRate => WorkflowMeasure.RateOf(Errored, Runs - Errored - Terminated);

    /// <summary>The error rate of the baseline; null if no run is left to compare with.</summary>
    public double? UsualErrorRate { get; init; }

    /// <summary>The median duration of the runs. Quantiles are nearest ranks.</summary>
    public TimeSpan? P50 { get; init; }

    /// <summary>The median duration of the baseline.</summary>
    public TimeSpan? UsualP50 { get; init; }

    /// <summary>The 95th percentile of the duration; null below 20 durations.</summary>
    public TimeSpan? P95 { get; init; }

    /// <summary>The 95th percentile of the baseline; null below 20 durations.</summary>
    public TimeSpan? UsualP95 { get; init; }

    /// <summary>The most frequent cause of a failure; null if more failures than that have an unknown cause.</summary>
    public string? TopCause =>
        Causes is [WorkflowErrorGroup first, ..] && first.Count >= Errored - Causes.Sum(cause => (long)cause.Count) ? first.Cause : null;

    /// <summary>The number of instances that wait now, for an event, the end of a sleep, or the next attempt.</summary>
    public int? Waiting { get; init; }

    /// <summary>The start of the time range, in local time.</summary>
    public DateTime From { get; init; }

    /// <summary>The end of the time range, in local time.</summary>
    public DateTime Until { get; init; }

    /// <summary>The start of the baseline, which ends where the time range starts. It's later than you asked for if older
    /// runs are no longer kept, or if they are too many to list. Null if no run is left to compare with.</summary>
    public DateTime? BaselineFrom { get; init; }

    /// <summary>The number of runs in the baseline that completed or errored.</summary>
    public long BaselineRuns { get; init; }

    /// <summary>Where the numbers of runs and their durations come from: Analytics or Lists. Causes come from the instances
    /// themselves in both cases.</summary>
    public string Source { get; init; } = "";

    /// <summary>What the numbers count: Instances, each once and in its present status, or Events, which count a restarted
    /// instance again.</summary>
    public string Counts { get; init; } = "";

    /// <summary>The names of the properties whose figures are estimates.</summary>
    public string[] Estimates { get; init; } = [];

    /// <summary>What you need to know about the figures: what is missing, and why.</summary>
    public string[] Notes { get; init; } = [];

    /// <summary>The number of requests that the command sent for this summary. Requests for several workflows count for the
    /// first one.</summary>
    public int RequestCount { get; init; }

    /// <summary>The account that the workflow belongs to.</summary>
    public string? AccountId { get; init; }

    /// <summary>Why runs failed, most frequent first, as from Group-CfWorkflowError.</summary>
    public WorkflowErrorGroup[] Causes { get; init; } = [];

    /// <summary>The steps, in the order in which they ran.</summary>
    public WorkflowStepMeasure[] Steps { get; init; } = [];

    /// <summary>The versions that ran, the one with most runs first.</summary>
    public WorkflowMeasure[] Versions { get; init; } = [];

    /// <summary>Returns the name and the counts on one line.</summary>
    public override string ToString() => $"{WorkflowName}: {Runs} runs, {Errored} errored";
}
