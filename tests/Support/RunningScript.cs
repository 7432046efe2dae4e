using System;
using System.Management.Automation;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>A script under way.</summary>
public sealed class RunningScript(PowerShell pipeline, Task<ShellResult> end) : IDisposable
{
    // A hundred milliseconds are promised. A machine under load may take longer; a command that does not listen at all
    // takes far longer than this.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    /// <summary>What it gave back, once it has ended.</summary>
    public Task<ShellResult> End => end;

    /// <summary>Stops it as Ctrl+C does, and fails if that takes long.</summary>
    public async Task<ShellResult> StopAsync()
    {
        await pipeline.StopAsync(null, null).WaitAsync(s_timeout);
        return await end.WaitAsync(s_timeout);
    }

    public void Dispose() => pipeline.Dispose();
}
