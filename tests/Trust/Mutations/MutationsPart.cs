using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Trust.Running;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>Whatever an answer is like, a command gives objects or errors of the module, soon and at a low cost.</summary>
internal sealed class MutationsPart : IPart
{
    private const int Workers = 3;
    private const int Step = 5_000;

    public string Name => "mutations";

    public async Task RunAsync(TrustRun run, CancellationToken cancellationToken)
    {
        IReadOnlyList<RecordedCall> corpus = await Corpus.RecordAsync(cancellationToken);
        await using RawServer rawServer = new();
        await using MutationRunner first = new(rawServer);
        foreach (RecordedCall call in corpus)
        {
            await TryAsync(run, first, MutationCase.Good(call), cancellationToken);
        }

        int seed = run.SeedOf("mutations");
        int next = 0;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
        {
            await using MutationRunner runner = new(rawServer);
            for (int number = Interlocked.Increment(ref next); number <= run.Scale.Answers; number = Interlocked.Increment(ref next))
            {
                await TryAsync(run, runner, MutationCase.Make(corpus, seed, number), cancellationToken);
                run.RunStatistics.Count(Metric.Answers);
                if (number % Step == 0)
                {
                    run.Log(FormattableString.Invariant($"{number} answers, {run.RunStatistics.Violations.Count} kinds of violations"));
                }
            }
        }));
    }

    private static async Task TryAsync(
        TrustRun run, MutationRunner runner, MutationCase mutationCase, CancellationToken cancellationToken)
    {
        foreach (Violation violation in await runner.RunAsync(mutationCase, run.RunStatistics, cancellationToken))
        {
            string file = await Reproduction.SaveAsync(mutationCase, run.Failures, cancellationToken);
            run.RunStatistics.AddViolation(violation.Metric, violation.Kind, $"{mutationCase.Call.Call}: {violation.Example} [--replay {file}]");
        }
    }
}
