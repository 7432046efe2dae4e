using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;
using CloudflareWorkflows.Benchmarks.Workloads;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>An archive is written in little more time than its instances are listed and read in full. The rate limit of the
/// service allows no more instances in a test: the cost of each is the same.</summary>
internal sealed class ArchiveExport(Scale scale) : IBenchmark
{
    private const string Workflow = "big";
    private const double Most = 1.2;

    private static readonly TimeSpan s_latency = TimeSpan.FromMilliseconds(5);

    private readonly int _count = scale.Of(full: 1_000, quick: 300);

    public string Job => string.Create(
        CultureInfo.InvariantCulture, $"export an archive of {_count:N0}, {s_latency.TotalMilliseconds} ms");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedAsync(Workflow, _count, cancellationToken);
        await sandbox.Control.SetLatencyAsync(s_latency, cancellationToken);
        using ModuleShell shell = new();
        ModuleScript export = new(sandbox, shell, $"Get-CfWorkflowInstance {Workflow} | Export-CfWorkflowInstance '{path}' -Force") { Name = "export" };
        ModuleScript read = new(sandbox, shell, $"Get-CfWorkflowInstance {Workflow} -Detail > $null") { Name = "list and read" };
        try
        {
            foreach ((string measured, Meter meter) in new (string, Meter)[] { ("processor time", Meters.ProcessorTime), ("time", Meters.WallClock) })
            {
                PairedRounds rounds = new(sandbox.Control, scale.Of(full: 6, quick: 2), meter);
                await rounds.WarmUpAsync(scale.Of(WarmUp.Brief, WarmUp.Once), export, read, cancellationToken);
                yield return Statistics.RatioOfSums(
                    await rounds.RunAsync(export, read, cancellationToken), measured, export, read, Threshold.Ratio(Most));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}
