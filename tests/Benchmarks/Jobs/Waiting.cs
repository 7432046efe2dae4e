using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Threading;
using CloudflareWorkflows.Benchmarks.Running;
using CloudflareWorkflows.Benchmarks.Surroundings;

namespace CloudflareWorkflows.Benchmarks.Jobs;

/// <summary>What one look at many costs in requests. That all looks together stay within the budget is shown in virtual
/// time, by a unit test.</summary>
internal sealed class Waiting : IBenchmark
{
    private const string Workflow = "big";
    private const string Prefix = "wait";
    private const int Count = 5_000;

    public string Job => string.Create(CultureInfo.InvariantCulture, $"wait for {Count:N0}");

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.SeedQueuedAsync(Workflow, Count, Prefix, cancellationToken);
        using ModuleShell shell = new();
        _ = await shell.RunAsync(InstanceKeys.Of(Workflow, Prefix, Count), cancellationToken);
        await shell.ConnectAsync(sandbox, cancellationToken);
        int requests = await sandbox.Control.CountRequestsAsync(
            () => shell.ExpectAsync(
                """
                $keys | Wait-CfWorkflowInstance -TimeoutSec 0 -ErrorAction SilentlyContinue -ErrorVariable late
                $late[0].TargetObject.Count
                """,
                Count, cancellationToken),
            cancellationToken);
        yield return Finding.Count("requests of a look", requests, atMost: 60);
    }
}
