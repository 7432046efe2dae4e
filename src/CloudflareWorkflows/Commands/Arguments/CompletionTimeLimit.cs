using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Pipeline;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Bounds what a person who pressed Tab has to wait for.</summary>
internal static class CompletionTimeLimit
{
    /// <summary>Where a process may say otherwise than two seconds, as a TimeSpan in the data of its
    /// <see cref="AppContext"/>.</summary>
    private const string Setting = "CloudflareWorkflows.CompletionTimeout";

    private static readonly TimeSpan s_defaultTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits on the pipeline thread until the work has ended, its time is over, or the pipeline stops.</summary>
    public static T Run<T>(Func<CancellationToken, Task<T>> work)
    {
        using CancellationTokenSource timeout = new(AppContext.GetData(Setting) as TimeSpan? ?? s_defaultTimeout);
        Task<T> task = work(timeout.Token);
        try
        {
            while (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(s_pollInterval))
            {
                // Nobody tells a completer that the pipeline stops. The engine runs no script then, and throws.
                _ = ScriptBlock.Create("").Invoke();
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            timeout.Cancel();
            TaskCompletion.WaitFor(task);
        }
    }
}
