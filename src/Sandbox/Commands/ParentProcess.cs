using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Sandbox.Commands;

/// <summary>The process that started the server.</summary>
internal static class ParentProcess
{
    /// <summary>Waits until a process has ended; without one, until it is canceled.</summary>
    public static async Task WaitForEndAsync(int? id, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return;
        }

        try
        {
            using Process parent = Process.GetProcessById(id.Value);
            await parent.WaitForExitAsync(cancellationToken);
        }
        catch (ArgumentException)
        {
            // The process has already ended.
        }
    }
}
