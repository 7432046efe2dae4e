using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Benchmarks.Workloads;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>Reads many instances in full, compared with bare reads of the same concurrency.</summary>
/// <param name="scale">The scale.</param>
/// <param name="latency">The latency of each request.</param>
/// <param name="threshold">The threshold at this latency.</param>
/// <param name="remark">A remark about this latency.</param>
internal sealed class Hydration(Scale scale, TimeSpan latency, Threshold threshold, string remark = "") : IBenchmark
{
    private const string Workflow = "big";
    private const int Seeded = 1_000;

    private readonly int _wanted = scale.Of(full: 200, quick: 100);

    public string Job => string.Create(
        CultureInfo.InvariantCulture, $"hydrate {_wanted:N0}, {latency.TotalMilliseconds} ms");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedAsync(Workflow, Seeded, cancellationToken);
        await sandbox.Control.SetLatencyAsync(latency, cancellationToken);
        using ModuleShell shell = new();
        using BareReads bare = new(sandbox, Workflow, _wanted);
        ModuleScript module = new(sandbox, shell, $"Get-CfWorkflowInstance {Workflow} -Newest {_wanted} -Detail > $null");
        PairedRounds rounds = new(sandbox.Control, scale.Of(full: 12, quick: 1), Meters.WallClock);
        await rounds.WarmUpAsync(scale.Of(WarmUp.Brief, WarmUp.Once), module, bare, cancellationToken);
        Measurement measurement = Statistics.RatioOfSums(
            await rounds.RunAsync(module, bare, cancellationToken), "time", module, bare, threshold);
        yield return measurement with { Basis = measurement.Basis + remark };
    }
}
