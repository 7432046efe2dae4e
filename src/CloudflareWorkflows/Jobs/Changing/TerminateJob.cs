using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>Drives the service's own job that stops many instances: one at a time for each workflow, so that whoever
/// comes second waits, up to half an hour.</summary>
/// <param name="client">Where the job runs.</param>
/// <param name="workflowName">The workflow.</param>
/// <param name="delay">Lets time pass.</param>
internal sealed class TerminateJob(
    TerminationsClient client, string workflowName, Func<TimeSpan, CancellationToken, Task> delay)
{
    /// <summary>How often in a row the service may say that a job runs, and then that none does.</summary>
    private const int MaximumConflicts = 12;

    private static readonly TimeSpan s_base = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_perInstance = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(30);

    private TimeSpan _waited;

    /// <summary>Starts the job for up to 100 instances, as soon as no other job runs.</summary>
    /// <returns>How many it stops; null if it could not be started.</returns>
    public async Task<int?> StartAsync(string[] ids, CancellationToken cancellationToken)
    {
        int? count = null;
        _ = await TryStartAsync(
            async () => (count = await client.StartAsync(workflowName, ids, cancellationToken).ConfigureAwait(false))
                is not null,
            cancellationToken).ConfigureAwait(false);
        return count;
    }

    /// <summary>Starts the job for all instances in a status, as soon as no other job runs.</summary>
    /// <exception cref="CloudflareException">Among others, it could not be started.</exception>
    public async Task StartAsync(string? status, CancellationToken cancellationToken)
    {
        if (!await TryStartAsync(() => client.StartAsync(workflowName, status, cancellationToken), cancellationToken)
            .ConfigureAwait(false))
        {
            throw new CloudflareException(
                CloudflareErrorKind.ServiceUnavailable,
                $"the service says that another job stops instances of '{workflowName}', and starts no second one.");
        }
    }

    /// <summary>Waits until no job runs, as long as it takes.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        for (TimeSpan pause = s_base; await IsRunningAfterAsync(pause, cancellationToken).ConfigureAwait(false);)
        {
            pause = NextPause(pause);
        }
    }

    /// <summary>Waits for the end of a job that stops so many instances.</summary>
    /// <returns>Whether it has ended.</returns>
    public async Task<bool> WaitAsync(int count, CancellationToken cancellationToken) => await WaitAsync(
        s_base + TimeSpan.FromTicks(s_perInstance.Ticks * count), cancellationToken).ConfigureAwait(false) is not null;

    private async Task<bool> TryStartAsync(Func<Task<bool>> start, CancellationToken cancellationToken)
    {
        TimeSpan pause = s_base;
        for (int conflicts = 0; !await start().ConfigureAwait(false);)
        {
            bool? hasRun = await WaitAsync(pause, cancellationToken).ConfigureAwait(false);
            conflicts = hasRun == true ? 0 : conflicts + 1;
            if (hasRun is null || conflicts == MaximumConflicts)
            {
                return false;
            }

            pause = hasRun == true ? s_base : NextPause(pause);
        }

        return true;
    }

    /// <summary>Waits until no job runs, within patience.</summary>
    /// <returns>Whether one was seen to run; null if one still does.</returns>
    private async Task<bool?> WaitAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        bool hasRun = false;
        for (; await IsRunningAfterAsync(pause, cancellationToken).ConfigureAwait(false); pause = NextPause(pause))
        {
            hasRun = true;
            _waited += pause;
            if (_waited >= s_timeout)
            {
                return null;
            }
        }

        return hasRun;
    }

    private async Task<bool> IsRunningAfterAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        await delay(pause, cancellationToken).ConfigureAwait(false);
        return await client.IsRunningAsync(workflowName, cancellationToken).ConfigureAwait(false);
    }

    private static TimeSpan NextPause(TimeSpan pause) =>
        TimeSpan.FromSeconds(Math.Min(pause.TotalSeconds * 1.5, s_longest.TotalSeconds));
}
