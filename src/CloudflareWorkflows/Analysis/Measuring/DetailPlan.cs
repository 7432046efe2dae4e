using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>Of which instances the details are read, with one request each: errored ones for the causes, and some that
/// completed, now and before, for the steps.</summary>
/// <param name="Errored">The errored instances to read.</param>
/// <param name="Complete">Those that completed in the time range.</param>
/// <param name="Usual">Those that completed before.</param>
internal sealed record DetailPlan(WorkflowInstance[] Errored, WorkflowInstance[] Complete, WorkflowInstance[] Usual)
{
    /// <summary>Enough for a 95th percentile.</summary>
    public const int CompleteCount = 20;

    /// <summary>The number of errored instances of which <see cref="Errored"/> are a sample.</summary>
    public int ErroredTotal { get; init; }

    /// <summary>The number of complete instances of which <see cref="Complete"/> are a sample.</summary>
    public int CompleteTotal { get; init; }

    public int RequestCount => Errored.Length + Complete.Length + Usual.Length;

    /// <summary>How many errored runs each of them stands for.</summary>
    public double ErroredWeight => WeightOf(ErroredTotal, Errored.Length);

    /// <summary>How many complete runs each of them stands for.</summary>
    public double CompleteWeight => WeightOf(CompleteTotal, Complete.Length);

    /// <summary>Plans what to read of runs, in the order of their ends, evenly spread over the time.</summary>
    /// <param name="now">The runs of the time range.</param>
    /// <param name="usual">The runs of the baseline.</param>
    /// <param name="sample">The largest number of errored instances to read.</param>
    /// <param name="withSteps">Whether the steps come from details.</param>
    public static DetailPlan Of(WorkflowInstance[] now, WorkflowInstance[] usual, int sample, bool withSteps)
    {
        WorkflowInstance[] errored = Array.FindAll(now, RunPeriods.IsErrored);
        WorkflowInstance[] complete = withSteps ? Array.FindAll(now, RunPeriods.IsComplete) : [];
        WorkflowInstance[] before = withSteps ? Array.FindAll(usual, RunPeriods.IsComplete) : [];
        return new DetailPlan(
            EvenSample.Of(errored, sample), EvenSample.Of(complete, Math.Min(sample, CompleteCount)),
            EvenSample.Of(before, Math.Min(sample, CompleteCount)))
        {
            ErroredTotal = errored.Length,
            CompleteTotal = complete.Length,
        };
    }

    /// <summary>The plan on one line.</summary>
    public string Describe(string workflowName) => FormattableString.Invariant(
        $"{workflowName}: reading {RequestCount} instances, with one request each: {Errored.Length} of {ErroredTotal} errored")
        + (Complete.Length + Usual.Length == 0
            ? "."
            : FormattableString.Invariant($", {Complete.Length} of {CompleteTotal} that completed, and {Usual.Length} from before for comparison."));

    private static double WeightOf(int total, int read) => read == 0 ? 1 : (double)total / read;
}
