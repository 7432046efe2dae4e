using System;

namespace CloudflareWorkflows.Models;

/// <summary>Counts and durations of the steps with one name in the code of a workflow.</summary>
public sealed record WorkflowStepMeasure
{
    /// <summary>The name of the workflow.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>The name of the step in the code, without the counter of the service.</summary>
    public string StepName { get; init; } = "";

    /// <summary>The number of durations that the quantiles are of.</summary>
    public int N { get; init; }

    /// <summary>How often the step ran. One instance can run a step several times.</summary>
    public int Runs { get; init; }

    /// <summary>How often it failed, after all attempts.</summary>
    public int Failed { get; init; }

    /// <summary>The number of attempts after the first ones; null if it isn't known.</summary>
    public int? Retries { get; init; }

    /// <summary>The mean duration of the step, with the pauses between attempts.</summary>
    public TimeSpan? Mean { get; init; }

    /// <summary>The median duration. Quantiles are nearest ranks; null if only the mean is known.</summary>
    public TimeSpan? P50 { get; init; }

    /// <summary>The 95th percentile of the duration; null below 20 durations.</summary>
    public TimeSpan? P95 { get; init; }

    /// <summary>The 99th percentile of the duration; null below 100 durations.</summary>
    public TimeSpan? P99 { get; init; }

    /// <summary>The median duration of the baseline; null without a baseline.</summary>
    public TimeSpan? UsualP50 { get; init; }

    /// <summary>The 95th percentile of the baseline; null without a baseline, or if it's of fewer than 20
    /// durations.</summary>
    public TimeSpan? UsualP95 { get; init; }

    /// <summary>The mean of the baseline; null without a baseline.</summary>
    public TimeSpan? UsualMean { get; init; }

    /// <summary>P95 divided by UsualP95, or the mean divided by the usual mean if only the means are known: 2 means twice
    /// as long as usual. Null if there is nothing to compare.</summary>
    public double? Change =>
        P50 is null ? WorkflowMeasure.ChangeOf(Mean, UsualMean) : WorkflowMeasure.ChangeOf(P95, UsualP95);

    /// <summary>The account that the workflow belongs to.</summary>
    public string? AccountId { get; init; }

    /// <summary>Returns the name and the counts on one line.</summary>
    public override string ToString() => $"{StepName}: {Runs} runs, {Failed} failed";
}
