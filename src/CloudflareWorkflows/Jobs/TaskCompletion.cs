using System.Threading.Tasks;

namespace CloudflareWorkflows.Jobs;

/// <summary>Waits until canceled work has ended, whatever its result: no task may keep running.</summary>
internal static class TaskCompletion
{
    /// <param name="work">The work; null for none.</param>
    public static async Task WaitAsync(Task? work)
    {
        if (work is not null)
        {
            await Task.WhenAny(work).ConfigureAwait(false);
            _ = work.Exception;
        }
    }
}
