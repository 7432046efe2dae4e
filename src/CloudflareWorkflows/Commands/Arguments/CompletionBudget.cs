using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Bounds what a person who pressed Tab has to wait for.</summary>
internal static class CompletionBudget
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits on the pipeline thread until the work has ended, its time is over, or the pipeline stops.</summary>
    public static T Run<T>(Func<CancellationToken, Task<T>> work)
    {
        using CancellationTokenSource budget = new(s_longest);
        Task<T> task = work(budget.Token);
        try
        {
            while (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(s_look))
            {
                // Nobody tells a completer that the pipeline stops. The engine runs no script then, and throws.
                _ = ScriptBlock.Create("").Invoke();
            }

            return task.GetAwaiter().GetResult();
        }
        finally
        {
            budget.Cancel();
            Ending.WaitFor(task);
        }
    }
}
