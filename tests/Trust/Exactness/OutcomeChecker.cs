using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Exactness;

/// <summary>Compares what a command reported with the state of the account.</summary>
/// <param name="run">The run that counts the results.</param>
/// <param name="what">A description of the operation, for violations.</param>
internal sealed class OutcomeChecker(TrustRun run, string what)
{
    /// <summary>Whether the module can always determine the outcome.</summary>
    public bool CanVerifyOutcome { get; init; } = true;

    /// <summary>Checks changes to existing items.</summary>
    /// <param name="result">The result of the command. No error for an item means success.</param>
    /// <param name="done">How often the account recorded the change, for each requested item.</param>
    public void Check(CallResult result, IReadOnlyDictionary<string, int> done)
    {
        ILookup<string, ReportedError> errors = result.Errors.ToLookup(error => error.Target);
        CheckErrors(result, done.Count);
        AddViolation(Metric.Misreported, "errors about items that were not requested",
        [
            .. result.Errors.Where(error => !done.ContainsKey(error.Target))
                .Select(error => $"{error.Id} {error.Target} {error.Detail}"),
        ]);
        AddViolation(Metric.Lost, "reported as done, not done",
            [.. done.Where(thing => thing.Value == 0 && !errors.Contains(thing.Key)).Select(thing => thing.Key)]);
        AddViolation(Metric.Misreported, "reported as failed, done",
        [
            .. done.Where(thing => thing.Value > 0 && errors[thing.Key].Any(error => error.IsCertain)).Select(thing => thing.Key),
        ]);
        AddViolation(Metric.Duplicated, "done more than once", [.. done.Where(thing => thing.Value > 1).Select(thing => thing.Key)]);
    }

    /// <summary>Checks creations by their output, because the module can generate the ids.</summary>
    /// <param name="result">The result of the command: the ids.</param>
    /// <param name="asked">The number of requested instances.</param>
    /// <param name="there">The existing instances: the number in the params of each, by its id.</param>
    public void CheckCreations(CallResult result, int asked, IReadOnlyDictionary<string, int> there)
    {
        CheckErrors(result, asked);
        string[] created = [.. result.Output.Distinct()];
        AddViolation(Metric.Lost, "reported as created, does not exist", [.. created.Where(id => !there.ContainsKey(id))]);
        int unreported = asked - result.Output.Count - result.Errors.Count;
        run.Statistics.AddViolation(Metric.Lost, "not reported", what, unreported);
        run.Statistics.AddViolation(Metric.Duplicated, "reported more often than requested", what, -unreported);
        int unknown = result.Errors.Count(error => !error.IsCertain);
        string[] unreportedIds = [.. there.Keys.Except(created).Skip(unknown)];
        AddViolation(Metric.Misreported, "exists, not reported as created", unreportedIds);
        AddViolation(Metric.Duplicated, "created more than once",
            [.. there.GroupBy(instance => instance.Value).Where(same => same.Count() > 1).Select(same => $"{same.Key}")]);
    }

    private void CheckErrors(CallResult result, int asked)
    {
        run.Statistics.Count(Metric.Requested, asked);
        run.Statistics.Memory(result.PeakBytes);
        run.Statistics.Count(Metric.ReportedFailed, result.Errors.Count(error => error.IsCertain));
        string[] unknown =
        [
            .. result.Errors.Where(error => error.IsOwn && !error.IsCertain)
                .Select(error => $"{error.Kind} {error.Target}: {error.Detail}"),
        ];
        run.Statistics.Count(Metric.ReportedUnknown, unknown.Length);
        if (CanVerifyOutcome)
        {
            AddViolation(Metric.Misreported, "reported as unknown", unknown);
        }

        AddViolation(Metric.Unexpected, "unexpected errors", [.. result.Unexpected.Select(error => error.Detail)]);
    }

    private void AddViolation(Metric metric, string how, string[] which) => run.Statistics.AddViolation(
        metric, how, $"{what}: {string.Join(", ", which.Take(3))}{(which.Length > 3 ? ", ..." : "")}", which.Length);
}
