using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Surroundings;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>What it costs in requests to delete many.</summary>
internal sealed class Deletion : IBenchmark
{
    private const string Workflow = "big";
    private const string Prefix = "gone";
    private const int Count = 1_000;

    public string Job => string.Create(CultureInfo.InvariantCulture, $"delete {Count:N0}");

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedQueuedAsync(Workflow, Count, Prefix, cancellationToken);
        using ModuleShell shell = new();
        _ = await shell.RunAsync(InstanceKeys.Of(Workflow, Prefix, Count), cancellationToken);
        await shell.ConnectAsync(sandbox, cancellationToken);
        int requests = await sandbox.Control.CountRequestsAsync(
            () => shell.RunAsync("$keys | Remove-CfWorkflowInstance -Confirm:$false", cancellationToken), cancellationToken);
        await shell.ExpectAsync($"@(Get-CfWorkflowInstance {Workflow}).Count", 0, cancellationToken);
        yield return Finding.Count("requests", requests, atMost: 10);
    }
}
