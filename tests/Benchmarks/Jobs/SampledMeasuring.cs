using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Setup;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>The requests and the nodes of Measure-CfWorkflow for many runs, of which one in twenty errored.</summary>
internal sealed class SampledMeasuring(Scale scale) : IBenchmark
{
    private const string Workflow = "big";
    private const int FailureEvery = 20;

    private readonly int _count = scale.Of(full: 100_000, quick: 20_000);

    public string Job => string.Create(CultureInfo.InvariantCulture, $"measure {_count:N0} runs with analytics, -Sample 200");

    public async IAsyncEnumerable<Measurement> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedFailingAsync(Workflow, _count, FailureEvery, cancellationToken);
        using ModuleShell shell = new();
        await shell.ConnectAsync(sandbox, cancellationToken);
        int requests = await sandbox.Control.CountRequestsAsync(
            () => shell.ExpectAsync(
                $"Measure-CfWorkflow {Workflow} -Sample 200 | ForEach-Object {{ [int]($_.Runs / {FailureEvery}) }}", _count / FailureEvery, cancellationToken),
            cancellationToken);
        yield return Measurement.Count("requests", requests, atMost: 270);
        yield return Measurement.Count("nodes", await sandbox.Control.CountNodesAsync(cancellationToken), atMost: 20);
    }
}
