using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Workloads;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>Instances from the pipeline, beside the same batches sent bare. They are of many workflows: of one, the module
/// lets no more than the service's hundred a second through.</summary>
/// <param name="scale">How much is done.</param>
/// <param name="latency">How long each request takes.</param>
/// <param name="threshold">What is good at this latency.</param>
/// <param name="remark">What is to be known about this latency.</param>
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
