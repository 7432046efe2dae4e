using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Workloads;

namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>An account with empty workflows and no creation limit, and a session with the creation inputs in
/// <c>$inputs</c>.</summary>
internal sealed class PendingCreations(SandboxProcess sandbox, ModuleShell shell) : IAsyncDisposable
{
    private const int Each = 100;

    public SandboxProcess Sandbox => sandbox;

    /// <summary>The workload in which the module creates all instances.</summary>
    public ModuleScript Module { get; } = new(sandbox, shell, "$inputs | New-CfWorkflowInstance > $null");

    /// <summary>The names of a number of workflows.</summary>
    public static string[] Workflows(int count) => [.. Enumerable.Range(0, count).Select(number => $"w{number:d3}")];

    /// <summary>The name of the job.</summary>
    public static string Job(string[] workflows, TimeSpan latency) => string.Create(
        CultureInfo.InvariantCulture,
        $"create {workflows.Length * Each:N0} in {workflows.Length} workflows, {latency.TotalMilliseconds} ms");

    /// <param name="workflows">The workflows. Each gets 100 instances.</param>
    /// <param name="latency">The latency of each request.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<PendingCreations> OpenAsync(
        string[] workflows, TimeSpan latency, CancellationToken cancellationToken)
    {
        SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.LiftCreationRateAsync(cancellationToken);
        foreach (string workflow in workflows)
        {
            await sandbox.Control.SeedAsync(workflow, 0, cancellationToken);
        }

        await sandbox.Control.SetLatencyAsync(latency, cancellationToken);
        ModuleShell shell = new();
        _ = await shell.RunAsync(InstanceKeys.Inputs(workflows, Each), cancellationToken);
        return new PendingCreations(sandbox, shell);
    }

    public ValueTask DisposeAsync()
    {
        shell.Dispose();
        return sandbox.DisposeAsync();
    }
}
