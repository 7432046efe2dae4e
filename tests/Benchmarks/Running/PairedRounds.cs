using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Rivals;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Lets two rivals do the same job in turns, so that whatever else the machine does falls on both.</summary>
/// <param name="rounds">How many pairs count.</param>
/// <param name="meter">What is measured.</param>
internal sealed class PairedRounds(int rounds, Meter meter)
{
    public async Task<IReadOnlyList<Pair>> RunAsync(IRival ours, IRival theirs, CancellationToken cancellationToken)
    {
        await WarmUp.RunAsync(token => RunPairAsync(ours, theirs, token), cancellationToken);
        List<Pair> pairs = [];
        for (int round = 0; round < rounds; round++)
        {
            // Who goes first pays for what the other left behind, so the order alternates.
            if (round % 2 == 0)
            {
                pairs.Add(await RunPairAsync(ours, theirs, cancellationToken));
            }
            else
            {
                (TimeSpan first, TimeSpan second) = await RunPairAsync(theirs, ours, cancellationToken);
                pairs.Add(new Pair(second, first));
            }
        }

        return pairs;
    }

    private async Task<Pair> RunPairAsync(IRival first, IRival second, CancellationToken cancellationToken) => new(
        await MeasureAsync(first, cancellationToken), await MeasureAsync(second, cancellationToken));

    private async Task<TimeSpan> MeasureAsync(IRival rival, CancellationToken cancellationToken)
    {
        await rival.PrepareAsync(cancellationToken);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        TimeSpan start = meter();
        await rival.RunAsync(cancellationToken);
        return meter() - start;
    }
}
