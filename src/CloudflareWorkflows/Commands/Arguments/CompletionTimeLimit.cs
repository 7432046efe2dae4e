using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Limits how long tab completion may take.</summary>
internal static class CompletionTimeLimit
{
    /// <summary>The <see cref="AppContext"/> data name under which a process can set a TimeSpan other than two
    /// seconds.</summary>
    private const string Setting = "CloudflareWorkflows.CompletionTimeout";

    private static readonly TimeSpan s_defaultTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits on the pipeline thread until the work ends, the timeout expires, or the pipeline
    /// stops.</summary>
    public static T Run<T>(Func<CancellationToken, Task<T>> work)
    {
        using CancellationTokenSource timeout =
            ModuleTime.Provider.CreateCancellationTokenSource(AppContext.GetData(Setting) as TimeSpan? ?? s_defaultTimeout);
        Task<T> task = work(timeout.Token);
        try
        {
            while (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(s_pollInterval))
            {
                // A completer is not notified when the pipeline stops. But then the engine refuses to run a script
                // and throws.
                _ = ScriptBlock.Create("").Invoke();
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            timeout.Cancel();
            TaskCompletion.WaitAsync(task).GetAwaiter().GetResult();
        }
    }
}
