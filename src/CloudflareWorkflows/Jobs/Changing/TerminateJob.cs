using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>Runs the service's termination job. A workflow has at most one job at a time, so a second caller waits,
/// up to half an hour.</summary>
/// <param name="client">The client.</param>
/// <param name="workflowName">The workflow.</param>
/// <param name="time">The clock.</param>
internal sealed class TerminateJob(
    TerminationsClient client, string workflowName, TimeProvider time)
{
    /// <summary>How often in a row the service may report a running job on start and then no running job.</summary>
    private const int MaximumConflicts = 12;

    private static readonly TimeSpan s_base = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_perInstance = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(30);

    private TimeSpan _waited;

    /// <summary>Starts the job for up to 100 instances, as soon as no other job runs.</summary>
    /// <returns>The number of instances that it terminates; null if it could not be started.</returns>
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
    /// <exception cref="CloudflareException">The job could not be started, or a request failed.</exception>
    public async Task StartAsync(string? status, CancellationToken cancellationToken)
    {
        if (!await TryStartAsync(() => client.StartAsync(workflowName, status, cancellationToken), cancellationToken)
            .ConfigureAwait(false))
        {
            throw new CloudflareException(
                CloudflareErrorKind.ServiceUnavailable,
                $"the service is already running a job that stops instances of '{workflowName}', and doesn't start another one.");
        }
    }

    /// <summary>Waits until no job runs, without a timeout.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        for (TimeSpan pause = s_base; await IsRunningAfterAsync(pause, cancellationToken).ConfigureAwait(false);)
        {
            pause = NextPause(pause);
        }
    }

    /// <summary>Waits for the end of a job that terminates this number of instances.</summary>
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

    /// <summary>Waits until no job runs, up to the timeout.</summary>
    /// <returns>Whether a job was running; null if it still is.</returns>
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
        await time.Delay(pause, cancellationToken).ConfigureAwait(false);
        return await client.IsRunningAsync(workflowName, cancellationToken).ConfigureAwait(false);
    }

    private static TimeSpan NextPause(TimeSpan pause) =>
        TimeSpan.FromSeconds(Math.Min(pause.TotalSeconds * 1.5, s_longest.TotalSeconds));
}
