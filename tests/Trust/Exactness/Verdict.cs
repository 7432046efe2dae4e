using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Trust.Running;
using CloudflareWorkflows.Trust.Workers;

namespace CloudflareWorkflows.Trust.Exactness;

/// <summary>Holds what a command told against what the account holds.</summary>
/// <param name="run">Where it is counted.</param>
/// <param name="what">What was asked, for the findings.</param>
internal sealed class Verdict(TrustRun run, string what)
{
    /// <summary>Whether the module can always find out what became of it.</summary>
    public bool CanBeSettled { get; init; } = true;

    /// <summary>Judges what was done to things that were there.</summary>
    /// <param name="told">What the command told. No error about a thing tells that it was done.</param>
    /// <param name="done">How often the account shows it done, for each thing that was asked for.</param>
    public void Judge(CallResult told, IReadOnlyDictionary<string, int> done)
    {
        ILookup<string, ToldError> errors = told.Errors.ToLookup(error => error.Target);
        JudgeErrors(told, done.Count);
        Break(Measure.ToldWrongly, "errors about nothing that was asked for",
        [
            .. told.Errors.Where(error => !done.ContainsKey(error.Target))
                .Select(error => $"{error.Id} {error.Target} {error.Detail}"),
        ]);
        Break(Measure.Lost, "told as done, not done",
            [.. done.Where(thing => thing.Value == 0 && !errors.Contains(thing.Key)).Select(thing => thing.Key)]);
        Break(Measure.ToldWrongly, "told as failed, done",
        [
            .. done.Where(thing => thing.Value > 0 && errors[thing.Key].Any(error => error.IsCertain)).Select(thing => thing.Key),
        ]);
        Break(Measure.Doubled, "done more than once", [.. done.Where(thing => thing.Value > 1).Select(thing => thing.Key)]);
    }

    /// <summary>Judges creations, whose ids may be made by the module: by what comes out.</summary>
    /// <param name="told">What the command told: the ids.</param>
    /// <param name="asked">How many were asked for.</param>
    /// <param name="there">The instances that are there: the number in the params of each, by its id.</param>
    public void JudgeCreations(CallResult told, int asked, IReadOnlyDictionary<string, int> there)
    {
        JudgeErrors(told, asked);
        string[] created = [.. told.Output.Distinct()];
        Break(Measure.Lost, "told as created, not there", [.. created.Where(id => !there.ContainsKey(id))]);
        int untold = asked - told.Output.Count - told.Errors.Count;
        run.Tally.Break(Measure.Lost, "nothing told about it", what, untold);
        run.Tally.Break(Measure.Doubled, "told more than was asked", what, -untold);
        int unknown = told.Errors.Count(error => !error.IsCertain);
        string[] secret = [.. there.Keys.Except(created).Skip(unknown)];
        Break(Measure.ToldWrongly, "there, not told as created", secret);
        Break(Measure.Doubled, "created more than once",
            [.. there.GroupBy(instance => instance.Value).Where(same => same.Count() > 1).Select(same => $"{same.Key}")]);
    }

    private void JudgeErrors(CallResult told, int asked)
    {
        run.Tally.Count(Measure.Asked, asked);
        run.Tally.Memory(told.PeakBytes);
        run.Tally.Count(Measure.ToldFailed, told.Errors.Count(error => error.IsCertain));
        string[] unknown =
        [
            .. told.Errors.Where(error => error.IsOwn && !error.IsCertain)
                .Select(error => $"{error.Kind} {error.Target}: {error.Detail}"),
        ];
        run.Tally.Count(Measure.ToldUnknown, unknown.Length);
        if (CanBeSettled)
        {
            Break(Measure.ToldWrongly, "told as unknown", unknown);
        }

        Break(Measure.Foreign, "foreign errors", [.. told.Foreign.Select(error => error.Detail)]);
    }

    private void Break(Measure measure, string how, string[] which) => run.Tally.Break(
        measure, how, $"{what}: {string.Join(", ", which.Take(3))}{(which.Length > 3 ? ", ..." : "")}", which.Length);
}
