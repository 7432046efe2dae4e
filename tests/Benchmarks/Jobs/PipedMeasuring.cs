using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Benchmarks.Workloads;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>The processor time of measuring piped instances, compared with Measure-Object over one of their properties.</summary>
internal sealed class PipedMeasuring(Scale scale) : IBenchmark
{
    private const string Workflow = "big";

    private readonly int _count = scale.Of(full: 100_000, quick: 10_000);

    public string Job => string.Create(CultureInfo.InvariantCulture, $"measure {_count:N0} piped instances");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedAsync(Workflow, _count, cancellationToken);
        using ModuleShell shell = new();
        await shell.ConnectAsync(sandbox, cancellationToken);
        _ = await shell.RunAsync($"$all = Get-CfWorkflowInstance {Workflow}", cancellationToken);
        Pipeline module = new("module", shell, "$all | Measure-CfWorkflowInstance > $null");
        Pipeline baseline = new("Measure-Object", shell, "$all | Measure-Object Duration -Maximum > $null");
        PairedRounds rounds = new(sandbox.Control, scale.Of(full: 12, quick: 8), Meters.ProcessorTime);
        await rounds.WarmUpAsync(scale.Of(full: WarmUp.Thorough, quick: WarmUp.Quick), module, baseline, cancellationToken);
        yield return Statistics.RatioOfSums(
            await rounds.RunAsync(module, baseline, cancellationToken), "processor time", module, baseline, Threshold.Ratio(1.5));
    }

    private sealed class Pipeline(string name, ModuleShell shell, string script) : IWorkload
    {
        public string Name => name;

        public Task PrepareAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task RunAsync(CancellationToken cancellationToken) => shell.RunAsync(script, cancellationToken);
    }
}
