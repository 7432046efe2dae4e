using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Peers;
using CloudflareWorkflows.Benchmarks.Rivals;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Surroundings;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>Creations beside what people use without this module, where that can send batches.</summary>
/// <param name="scale">How much is done.</param>
/// <param name="latency">How long each request takes.</param>
internal sealed class PeerCreations(Scale scale, TimeSpan latency) : IBenchmark
{
    private readonly string[] _workflows = OrdersToStart.Workflows(scale.Of(full: 20, quick: 5));

    public string Job => OrdersToStart.Job(_workflows, latency);

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using OrdersToStart orders = await OrdersToStart.OpenAsync(_workflows, latency, cancellationToken);
        foreach (Peer peer in Peer.All.Where(peer => !peer.IsProcessARequest))
        {
            if (peer.Missing is not null)
            {
                yield return Finding.Absent($"time, module / {peer.Name}", peer.Missing);
                continue;
            }

            await using IPeer opened = peer.Open();
            PeerCreation rival = new(orders.Sandbox, peer.Name, opened, _workflows);
            PairedRounds rounds = new(orders.Sandbox.Control, scale.Of(full: 5, quick: 1), Meters.WallClock);
            await rounds.WarmUpAsync(WarmUp.Once, orders.Module, rival, cancellationToken);
            yield return Statistics.RatioOfSums(
                await rounds.RunAsync(orders.Module, rival, cancellationToken), "time", orders.Module, rival, Bar.Ratio());
        }
    }
}
