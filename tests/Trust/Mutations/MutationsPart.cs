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
        await using Answerer answerer = new();
        await using MutationTrial first = new(answerer);
        foreach (RecordedCall call in corpus)
        {
            await TryAsync(run, first, MutationCase.Good(call), cancellationToken);
        }

        int seed = run.SeedOf("mutations");
        int next = 0;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
        {
            await using MutationTrial trial = new(answerer);
            for (int number = Interlocked.Increment(ref next); number <= run.Scale.Answers; number = Interlocked.Increment(ref next))
            {
                await TryAsync(run, trial, MutationCase.Make(corpus, seed, number), cancellationToken);
                run.Tally.Count(Measure.Answers);
                if (number % Step == 0)
                {
                    run.Tell(FormattableString.Invariant($"{number} answers, {run.Tally.Findings.Count} kinds of findings"));
                }
            }
        }));
    }

    private static async Task TryAsync(
        TrustRun run, MutationTrial trial, MutationCase one, CancellationToken cancellationToken)
    {
        foreach (Finding finding in await trial.RunAsync(one, run.Tally, cancellationToken))
        {
            string file = await Reproduction.SaveAsync(one, run.Failures, cancellationToken);
            run.Tally.Break(finding.Measure, finding.Kind, $"{one.Call.Call}: {finding.Example} [--replay {file}]");
        }
    }
}
