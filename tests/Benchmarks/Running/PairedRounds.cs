using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Rivals;
using CloudflareWorkflows.Benchmarks.Surroundings;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Lets two rivals do the same job in turns, so that whatever else the machine does falls on both.</summary>
/// <param name="control">The sandbox that both ask.</param>
/// <param name="rounds">How many pairs count.</param>
/// <param name="meter">What is measured.</param>
internal sealed class PairedRounds(SandboxControl control, int rounds, Meter meter)
{
    /// <summary>Lets both do the job without measuring it.</summary>
    public Task WarmUpAsync(WarmUp warmUp, IRival ours, IRival theirs, CancellationToken cancellationToken) =>
        warmUp.RunAsync(token => RunPairAsync(ours, theirs, token), cancellationToken);

    public async Task<Contest> RunAsync(IRival ours, IRival theirs, CancellationToken cancellationToken)
    {
        List<Pair> pairs = [];
        (int Ours, int Theirs) requests = default;
        for (int round = 0; round < rounds; round++)
        {
            // Who goes first pays for what the other left behind, so the order alternates.
            bool isOursFirst = round % 2 == 0;
            (Turn first, Turn second) = await RunPairAsync(
                isOursFirst ? ours : theirs, isOursFirst ? theirs : ours, cancellationToken);
            (Turn us, Turn them) = isOursFirst ? (first, second) : (second, first);
            pairs.Add(new Pair(us.Took, them.Took));
            requests = (us.Requests, them.Requests);
        }

        return new Contest(pairs, requests.Ours, requests.Theirs);
    }

    private async Task<(Turn First, Turn Second)> RunPairAsync(
        IRival first, IRival second, CancellationToken cancellationToken) =>
        (await MeasureAsync(first, cancellationToken), await MeasureAsync(second, cancellationToken));

    private async Task<Turn> MeasureAsync(IRival rival, CancellationToken cancellationToken)
    {
        await rival.PrepareAsync(cancellationToken);
        TimeSpan took = default;
        int requests = await control.CountRequestsAsync(
            async () =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                GC.Collect();
                TimeSpan start = meter();
                await rival.RunAsync(cancellationToken);
                took = meter() - start;
            },
            cancellationToken);
        return new Turn(took, requests);
    }

    private readonly record struct Turn(TimeSpan Took, int Requests);
}
