using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>Drives the service's own job that stops many instances: one at a time for each workflow, so that whoever
/// comes second waits.</summary>
/// <param name="client">Where the job runs.</param>
/// <param name="workflowName">The workflow.</param>
/// <param name="delay">Lets time pass.</param>
internal sealed class TerminateJob(
    TerminationsClient client, string workflowName, Func<TimeSpan, CancellationToken, Task> delay)
{
    private static readonly TimeSpan s_base = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_each = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    /// <summary>Stops up to 100 instances, and waits for the end of the job.</summary>
    /// <returns>How many it stopped.</returns>
    public async Task<int> RunAsync(string[] ids, CancellationToken cancellationToken)
    {
        int? count;
        while ((count = await client.StartAsync(workflowName, ids, cancellationToken).ConfigureAwait(false)) is null)
        {
            await WaitAsync(s_base, cancellationToken).ConfigureAwait(false);
        }

        await WaitAsync(s_base + TimeSpan.FromTicks(s_each.Ticks * ids.Length), cancellationToken).ConfigureAwait(false);
        return count.Value;
    }

    /// <summary>Starts the job for all instances in a status, as soon as no other job runs.</summary>
    public async Task StartAsync(string? status, CancellationToken cancellationToken)
    {
        while (!await client.StartAsync(workflowName, status, cancellationToken).ConfigureAwait(false))
        {
            await WaitAsync(s_base, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Waits until no job runs.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => WaitAsync(s_base, cancellationToken);

    private async Task WaitAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        do
        {
            await delay(pause, cancellationToken).ConfigureAwait(false);
            pause = TimeSpan.FromSeconds(Math.Min(pause.TotalSeconds * 1.5, s_longest.TotalSeconds));
        }
        while (await client.IsRunningAsync(workflowName, cancellationToken).ConfigureAwait(false));
    }
}
