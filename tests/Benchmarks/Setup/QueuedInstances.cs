using System;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Benchmarks.Setup;

/// <summary>An account with queued instances, and a connected session with their keys in <c>$keys</c>.</summary>
internal sealed class QueuedInstances(SandboxProcess sandbox, ModuleShell shell) : IAsyncDisposable
{
    public const string Workflow = "big";

    public SandboxControl Control => sandbox.Control;

    public ModuleShell Shell => shell;

    public static async Task<QueuedInstances> OpenAsync(string prefix, int count, CancellationToken cancellationToken)
    {
        QueuedInstances opened = new(await SandboxProcess.StartAsync(cancellationToken), new ModuleShell());
        await opened.Control.SeedQueuedAsync(Workflow, count, prefix, cancellationToken);
        _ = await opened.Shell.RunAsync(InstanceKeys.Of(Workflow, prefix, count), cancellationToken);
        await opened.ConnectAsync(cancellationToken);
        return opened;
    }

    public ValueTask DisposeAsync()
    {
        shell.Dispose();
        return sandbox.DisposeAsync();
    }

    private Task ConnectAsync(CancellationToken cancellationToken) => shell.ConnectAsync(sandbox, cancellationToken);
}
