using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Workloads;

namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>An account with empty workflows and without a limit of creations, and a session that has as <c>$inputs</c> what
/// is to be started.</summary>
internal sealed class PendingCreations(SandboxProcess sandbox, ModuleShell shell) : IAsyncDisposable
{
    private const int Each = 100;

    public SandboxProcess Sandbox => sandbox;

    /// <summary>The module starts all of them.</summary>
    public ModuleScript Module { get; } = new(sandbox, shell, "$inputs | New-CfWorkflowInstance > $null");

    /// <summary>The names of so many workflows.</summary>
    public static string[] Workflows(int count) => [.. Enumerable.Range(0, count).Select(number => $"w{number:d3}")];

    /// <summary>What it is to start all instances.</summary>
    public static string Job(string[] workflows, TimeSpan latency) => string.Create(
        CultureInfo.InvariantCulture,
        $"create {workflows.Length * Each:N0} in {workflows.Length} workflows, {latency.TotalMilliseconds} ms");

    /// <param name="workflows">The workflows, each of which is to have a hundred instances.</param>
    /// <param name="latency">How long each request takes.</param>
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
