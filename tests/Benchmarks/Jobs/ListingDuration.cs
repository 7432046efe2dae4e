using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Benchmarks.Workloads;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>The duration of a long listing, compared with reading one page after the other.</summary>
/// <param name="scale">The scale.</param>
/// <param name="latency">The latency of each request.</param>
/// <param name="threshold">The threshold at this latency.</param>
internal sealed class ListingDuration(Scale scale, TimeSpan latency, Threshold threshold) : IBenchmark
{
    private const string Workflow = "big";
    private const int Count = 2_500;

    public string Job => string.Create(
        CultureInfo.InvariantCulture, $"list {Count:N0}, {latency.TotalMilliseconds} ms");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedAsync(Workflow, Count, cancellationToken);
        await sandbox.Control.SetLatencyAsync(latency, cancellationToken);
        using ModuleShell shell = new();
        using BareListing bare = new(sandbox, Workflow, Count);
        ModuleListing module = new(sandbox, shell, Workflow, Count);
        PairedRounds rounds = new(sandbox.Control, scale.Of(full: 20, quick: 2), Meters.WallClock);
        await rounds.WarmUpAsync(scale.Of(WarmUp.Brief, WarmUp.Once), module, bare, cancellationToken);
        yield return Statistics.RatioOfSums(
            await rounds.RunAsync(module, bare, cancellationToken), "time", module, bare, threshold);
    }
}
