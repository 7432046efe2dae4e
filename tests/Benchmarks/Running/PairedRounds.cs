using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Rivals;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Lets two rivals do the same job in turns, so that whatever else the machine does falls on both.</summary>
/// <param name="rounds">How many pairs count.</param>
/// <param name="warmUps">How many go before them: the runtime compiles twice, the second time in the
/// background.</param>
/// <param name="meter">What is measured.</param>
internal sealed class PairedRounds(int rounds, int warmUps, Meter meter)
{
    public async Task<IReadOnlyList<Pair>> RunAsync(IRival ours, IRival theirs, CancellationToken cancellationToken)
    {
        List<Pair> pairs = [];
        for (int round = -warmUps; round < rounds; round++)
        {
            // Who goes first pays for what the other left behind, so the order alternates.
            bool oursFirst = round % 2 == 0;
            TimeSpan first = await MeasureAsync(oursFirst ? ours : theirs, cancellationToken);
            TimeSpan second = await MeasureAsync(oursFirst ? theirs : ours, cancellationToken);
            if (round >= 0)
            {
                pairs.Add(oursFirst ? new Pair(first, second) : new Pair(second, first));
            }
        }

        return pairs;
    }

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
