using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.OtherClients;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Benchmarks.Workloads;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>A listing compared with other clients.</summary>
/// <param name="scale">The scale.</param>
/// <param name="latency">The latency of each request.</param>
internal sealed class ListingComparison(Scale scale, TimeSpan latency) : IBenchmark
{
    private const string Workflow = "big";

    // Not a whole number of pages, so that wrangler, which requests pages by number, recognizes the end.
    private readonly int _count = scale.Of(full: 2_450, quick: 150);

    public string Job => string.Create(
        CultureInfo.InvariantCulture, $"list {_count:N0}, {latency.TotalMilliseconds} ms");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedAsync(Workflow, _count, cancellationToken);
        await sandbox.Control.SetLatencyAsync(latency, cancellationToken);
        using ModuleShell shell = new();
        ModuleListing module = new(sandbox, shell, Workflow, _count);
        foreach (OtherClient client in OtherClient.All)
        {
            if (client.SkipReason is not null)
            {
                yield return Measurement.Skipped($"time, module / {client.Name}", client.SkipReason);
                continue;
            }

            await using IOtherClient opened = client.Open();
            OtherClientListing workload = new(sandbox, client.Name, opened, Workflow, _count);
            PairedRounds rounds = new(sandbox.Control, client.StartsProcessPerRequest ? 1 : scale.Of(full: 5, quick: 1), Meters.WallClock);
            if (!client.StartsProcessPerRequest)
            {
                await rounds.WarmUpAsync(WarmUp.Once, module, workload, cancellationToken);
            }

            yield return Statistics.RatioOfSums(
                await rounds.RunAsync(module, workload, cancellationToken), "time", module, workload, Threshold.Ratio());
        }
    }
}
