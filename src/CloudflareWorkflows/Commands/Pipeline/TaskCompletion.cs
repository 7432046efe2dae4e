using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Commands.Pipeline;

/// <summary>Waits until canceled work has ended, whatever its result: no task may keep running.</summary>
internal static class TaskCompletion
{
    public static void WaitFor(Task work) => work.ContinueWith(
        static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default).GetAwaiter().GetResult();
}
