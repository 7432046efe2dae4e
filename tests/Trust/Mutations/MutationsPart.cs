using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Trust.Running;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>With any response, a command returns objects or module errors, quickly and at low cost.</summary>
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
                run.Statistics.Count(Metric.Answers);
                if (number % Step == 0)
                {
                    run.Log(FormattableString.Invariant($"{number} responses, {run.Statistics.Violations.Count} kinds of violations"));
                }
            }
        }));
    }

    private static async Task TryAsync(
        TrustRun run, MutationRunner runner, MutationCase mutationCase, CancellationToken cancellationToken)
    {
        foreach (Violation violation in await runner.RunAsync(mutationCase, run.Statistics, cancellationToken))
        {
            string file = await Reproduction.SaveAsync(mutationCase, run.Failures, cancellationToken);
            run.Statistics.AddViolation(violation.Metric, violation.Kind, $"{mutationCase.Call.Call}: {violation.Example} [--replay {file}]");
        }
    }
}
