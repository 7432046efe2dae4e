using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Exactness;

/// <summary>Holds what a command result against what the account holds.</summary>
/// <param name="run">Where it is counted.</param>
/// <param name="what">What was asked, for the violations.</param>
internal sealed class OutcomeChecker(TrustRun run, string what)
{
    /// <summary>Whether the module can always find out what became of it.</summary>
    public bool CanVerifyOutcome { get; init; } = true;

    /// <summary>Judges what was done to things that were there.</summary>
    /// <param name="result">What the command result. No error about a thing tells that it was done.</param>
    /// <param name="done">How often the account shows it done, for each thing that was asked for.</param>
    public void Check(CallResult result, IReadOnlyDictionary<string, int> done)
    {
        ILookup<string, ReportedError> errors = result.Errors.ToLookup(error => error.Target);
        CheckErrors(result, done.Count);
        AddViolation(Metric.Misreported, "errors about nothing that was asked for",
        [
            .. result.Errors.Where(error => !done.ContainsKey(error.Target))
                .Select(error => $"{error.Id} {error.Target} {error.Detail}"),
        ]);
        AddViolation(Metric.Lost, "result as done, not done",
            [.. done.Where(thing => thing.Value == 0 && !errors.Contains(thing.Key)).Select(thing => thing.Key)]);
        AddViolation(Metric.Misreported, "result as failed, done",
        [
            .. done.Where(thing => thing.Value > 0 && errors[thing.Key].Any(error => error.IsCertain)).Select(thing => thing.Key),
        ]);
        AddViolation(Metric.Duplicated, "done more than once", [.. done.Where(thing => thing.Value > 1).Select(thing => thing.Key)]);
    }

    /// <summary>Judges creations, whose ids may be made by the module: by what comes out.</summary>
    /// <param name="result">What the command result: the ids.</param>
    /// <param name="asked">How many were asked for.</param>
    /// <param name="there">The instances that are there: the number in the params of each, by its id.</param>
    public void CheckCreations(CallResult result, int asked, IReadOnlyDictionary<string, int> there)
    {
        CheckErrors(result, asked);
        string[] created = [.. result.Output.Distinct()];
        AddViolation(Metric.Lost, "result as created, not there", [.. created.Where(id => !there.ContainsKey(id))]);
        int untold = asked - result.Output.Count - result.Errors.Count;
        run.RunStatistics.AddViolation(Metric.Lost, "nothing result about it", what, untold);
        run.RunStatistics.AddViolation(Metric.Duplicated, "result more than was asked", what, -untold);
        int unknown = result.Errors.Count(error => !error.IsCertain);
        string[] secret = [.. there.Keys.Except(created).Skip(unknown)];
        AddViolation(Metric.Misreported, "there, not result as created", secret);
        AddViolation(Metric.Duplicated, "created more than once",
            [.. there.GroupBy(instance => instance.Value).Where(same => same.Count() > 1).Select(same => $"{same.Key}")]);
    }

    private void CheckErrors(CallResult result, int asked)
    {
        run.RunStatistics.Count(Metric.Requested, asked);
        run.RunStatistics.Memory(result.PeakBytes);
        run.RunStatistics.Count(Metric.ReportedFailed, result.Errors.Count(error => error.IsCertain));
        string[] unknown =
        [
            .. result.Errors.Where(error => error.IsOwn && !error.IsCertain)
                .Select(error => $"{error.Kind} {error.Target}: {error.Detail}"),
        ];
        run.RunStatistics.Count(Metric.ReportedUnknown, unknown.Length);
        if (CanVerifyOutcome)
        {
            AddViolation(Metric.Misreported, "result as unknown", unknown);
        }

        AddViolation(Metric.Unexpected, "unexpected errors", [.. result.Unexpected.Select(error => error.Detail)]);
    }

    private void AddViolation(Metric metric, string how, string[] which) => run.RunStatistics.AddViolation(
        metric, how, $"{what}: {string.Join(", ", which.Take(3))}{(which.Length > 3 ? ", ..." : "")}", which.Length);
}
