using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.OtherClients;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Benchmarks.Workloads;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>Creation compared with other clients that can send batches.</summary>
/// <param name="scale">The scale.</param>
/// <param name="latency">The latency of each request.</param>
internal sealed class CreationComparison(Scale scale, TimeSpan latency) : IBenchmark
{
    private readonly string[] _workflows = PendingCreations.Workflows(scale.Of(full: 20, quick: 5));

    public string Job => PendingCreations.Job(_workflows, latency);

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using PendingCreations creations = await PendingCreations.OpenAsync(_workflows, latency, cancellationToken);
        foreach (OtherClient client in OtherClient.All.Where(client => !client.StartsProcessPerRequest))
        {
            if (client.SkipReason is not null)
            {
                yield return Measurement.Skipped($"time, module / {client.Name}", client.SkipReason);
                continue;
            }

            await using IOtherClient opened = client.Open();
            OtherClientCreation workload = new(creations.Sandbox, client.Name, opened, _workflows);
            PairedRounds rounds = new(creations.Sandbox.Control, scale.Of(full: 5, quick: 1), Meters.WallClock);
            await rounds.WarmUpAsync(WarmUp.Once, creations.Module, workload, cancellationToken);
            yield return Statistics.RatioOfSums(
                await rounds.RunAsync(creations.Module, workload, cancellationToken), "time", creations.Module, workload, Threshold.Ratio());
        }
    }
}
