using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Benchmarks.Workloads;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>Creates instances from the pipeline, compared with the same batches sent by a bare client. They belong to many
/// workflows, because the module keeps each workflow below the service's limit of 100 creations a second.</summary>
/// <param name="scale">The scale.</param>
/// <param name="latency">The latency of each request.</param>
/// <param name="threshold">The threshold at this latency.</param>
/// <param name="remark">A remark about this latency.</param>
internal sealed class Creation(Scale scale, TimeSpan latency, Threshold threshold, string remark = "") : IBenchmark
{
    private readonly string[] _workflows = PendingCreations.Workflows(scale.Of(full: 100, quick: 20));

    public string Job => PendingCreations.Job(_workflows, latency);

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using PendingCreations creations = await PendingCreations.OpenAsync(_workflows, latency, cancellationToken);
        using BareCreation bare = new(creations.Sandbox, _workflows);
        PairedRounds rounds = new(creations.Sandbox.Control, scale.Of(full: 10, quick: 3), Meters.WallClock);
        WarmUp warmUp = latency > TimeSpan.Zero ? scale.Of(WarmUp.Brief, WarmUp.Once) : WarmUp.Settling;
        await rounds.WarmUpAsync(warmUp, creations.Module, bare, cancellationToken);
        Comparison comparison = await rounds.RunAsync(creations.Module, bare, cancellationToken);
        Measurement measurement = Statistics.RatioOfSums(comparison, "time", creations.Module, bare, threshold);
        yield return measurement with { Basis = measurement.Basis + remark };
        yield return Measurement.Count("requests", comparison.ModuleRequests, atMost: _workflows.Length);
    }
}
