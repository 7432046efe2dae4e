using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Rivals;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Surroundings;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>Instances from the pipeline, beside the same batches sent bare. They are of many workflows: of one, the module
/// lets no more than the service's hundred a second through.</summary>
/// <param name="scale">How much is done.</param>
/// <param name="latency">How long each request takes.</param>
/// <param name="bar">What is good at this latency.</param>
/// <param name="remark">What is to be known about this latency.</param>
internal sealed class Creation(Scale scale, TimeSpan latency, Bar bar, string remark = "") : IBenchmark
{
    private readonly string[] _workflows = OrdersToStart.Workflows(scale.Of(full: 100, quick: 20));

    public string Job => OrdersToStart.Job(_workflows, latency);

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using OrdersToStart orders = await OrdersToStart.OpenAsync(_workflows, latency, cancellationToken);
        using BareCreation bare = new(orders.Sandbox, _workflows);
        PairedRounds rounds = new(orders.Sandbox.Control, scale.Of(full: 10, quick: 3), Meters.WallClock);
        WarmUp warmUp = latency > TimeSpan.Zero ? scale.Of(WarmUp.Brief, WarmUp.Once) : WarmUp.Settling;
        await rounds.WarmUpAsync(warmUp, orders.Module, bare, cancellationToken);
        Contest contest = await rounds.RunAsync(orders.Module, bare, cancellationToken);
        Finding finding = Statistics.RatioOfSums(contest, "time", orders.Module, bare, bar);
        yield return finding with { Basis = finding.Basis + remark };
        yield return Finding.Count("requests", contest.OurRequests, atMost: _workflows.Length);
    }
}
