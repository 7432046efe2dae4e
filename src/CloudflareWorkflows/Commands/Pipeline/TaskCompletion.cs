using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Waits until cancelled work is over, whatever came of it: nothing may be left running.</summary>
internal static class TaskCompletion
{
    public static void WaitFor(Task work) => work.ContinueWith(
        static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default).GetAwaiter().GetResult();
}
