using System;
using System.Management.Automation;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Tests.Support;

/// <summary>A running script.</summary>
public sealed class RunningScript(PowerShell pipeline, Task<ShellResult> end) : IDisposable
{
    // The module promises 100 ms. A machine under load can take longer; a command that ignores the stop takes far longer.
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(5);

    /// <summary>The result, once the script has ended.</summary>
    public Task<ShellResult> End => end;

    /// <summary>Stops it as Ctrl+C does. Fails if that takes too long.</summary>
    public async Task<ShellResult> StopAsync()
    {
        await pipeline.StopAsync(null, null).WaitAsync(s_timeout);
        return await end.WaitAsync(s_timeout);
    }

    public void Dispose() => pipeline.Dispose();
}
