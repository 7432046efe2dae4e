using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Benchmarks.Workloads;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>The time until a pipeline that takes five objects of a long listing has them, compared with the single request
/// that this needs.</summary>
internal sealed class FirstObjects(Scale scale) : IBenchmark
{
    private const string Workflow = "big";
    private const int Count = 10_000;
    private const int PageSize = 100;
    private const int Wanted = 5;

    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(50);

    public string Job => string.Create(
        CultureInfo.InvariantCulture, $"first {Wanted} of {Count:N0}, {s_latency.TotalMilliseconds} ms");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedAsync(Workflow, Count, cancellationToken);
        await sandbox.Control.SetLatencyAsync(s_latency, cancellationToken);
        using ModuleShell shell = new();
        using BareListing bare = new(sandbox, Workflow, PageSize);
        ModuleFirstObjects module = new(sandbox, shell, Workflow, Wanted);
        PairedRounds rounds = new(sandbox.Control, scale.Of(full: 40, quick: 5), Meters.WallClock);
        await rounds.WarmUpAsync(scale.Of(WarmUp.Brief, WarmUp.Once), module, bare, cancellationToken);
        Comparison comparison = await rounds.RunAsync(module, bare, cancellationToken);
        yield return Statistics.RatioOfSums(comparison, "time", module, bare, Threshold.Ratio(1.25));
        yield return Measurement.Count("requests", comparison.ModuleRequests, atMost: 1);
    }
}
