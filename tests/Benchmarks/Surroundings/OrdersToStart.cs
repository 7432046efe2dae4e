using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Benchmarks.Rivals;

namespace CloudflareWorkflows.Benchmarks.Surroundings;

/// <summary>An account with empty workflows and without a limit of creations, and a session that has as <c>$orders</c> what
/// is to be started.</summary>
internal sealed class OrdersToStart(SandboxProcess sandbox, ModuleShell shell) : IAsyncDisposable
{
    public SandboxProcess Sandbox => sandbox;

    /// <summary>The module starts all of them.</summary>
    public ModuleScript Module { get; } = new(sandbox, shell, "$orders | New-CfWorkflowInstance > $null");

    /// <param name="workflows">The workflows.</param>
    /// <param name="each">How many instances each of them is to have.</param>
    /// <param name="latency">How long each request takes.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<OrdersToStart> OpenAsync(
        string[] workflows, int each, TimeSpan latency, CancellationToken cancellationToken)
    {
        SandboxProcess sandbox = await SandboxProcess.StartAsync(cancellationToken);
        await sandbox.Control.LiftCreationRateAsync(cancellationToken);
        foreach (string workflow in workflows)
        {
            await sandbox.Control.SeedAsync(workflow, 0, cancellationToken);
        }

        await sandbox.Control.SetLatencyAsync(latency, cancellationToken);
        ModuleShell shell = new();
        _ = await shell.RunAsync(InstanceKeys.ToStart(workflows, each), cancellationToken);
        return new OrdersToStart(sandbox, shell);
    }

    public ValueTask DisposeAsync()
    {
        shell.Dispose();
        return sandbox.DisposeAsync();
    }
}
