using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Peers;
using CloudflareWorkflows.Benchmarks.Rivals;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Surroundings;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>A listing beside what people use without this module.</summary>
/// <param name="scale">How much is done.</param>
/// <param name="latency">How long each request takes.</param>
internal sealed class PeerListings(Scale scale, TimeSpan latency) : IBenchmark
{
    private const string Workflow = "big";

    // Not a whole number of pages, so that wrangler, which is told pages by their numbers, sees the end.
    private readonly int _count = scale.Of(full: 2_450, quick: 150);

    public string Job => string.Create(
        CultureInfo.InvariantCulture, $"list {_count:N0}, {latency.TotalMilliseconds} ms");

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedAsync(Workflow, _count, cancellationToken);
        await sandbox.Control.SetLatencyAsync(latency, cancellationToken);
        using ModuleShell shell = new();
        ModuleListing module = new(sandbox, shell, Workflow, _count);
        foreach (Peer peer in Peer.All)
        {
            if (peer.Missing is not null)
            {
                yield return Finding.Absent($"time, module / {peer.Name}", peer.Missing);
                continue;
            }

            await using IPeer opened = peer.Open();
            PeerListing rival = new(sandbox, peer.Name, opened, Workflow, _count);
            PairedRounds rounds = new(sandbox.Control, peer.IsProcessARequest ? 1 : scale.Of(full: 5, quick: 1), Meters.WallClock);
            if (!peer.IsProcessARequest)
            {
                await rounds.WarmUpAsync(WarmUp.Once, module, rival, cancellationToken);
            }

            yield return Statistics.RatioOfSums(
                await rounds.RunAsync(module, rival, cancellationToken), "time", module, rival, Bar.Ratio());
        }
    }
}
