using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Watching;

/// <summary>Returns the events of one instance without a subscription, by polling with delays that grow while nothing
/// changes.</summary>
/// <param name="time">The clock.</param>
/// <param name="warn">Reports polls that failed and will be repeated.</param>
internal sealed class EventPoller(
    TimeProvider time, Action<string> warn)
{
    /// <param name="target">The instance.</param>
    /// <param name="known">The events that were already returned.</param>
    /// <param name="count">The number of instances that are polled concurrently.</param>
    /// <param name="cancellationToken">Cancels the watch.</param>
    public async IAsyncEnumerable<WorkflowEvent> RunAsync(
        WatchTarget target, SeenEvents known, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? status = null;
        for (int unchanged = 1; ; unchanged++)
        {
            WorkflowInstanceDetail? seen =
                await ReadAsync(target, status is null, cancellationToken).ConfigureAwait(false);
            if (seen is not null)
            {
                foreach (WorkflowEvent one in EventDerivation.Of(status, seen, time.GetUtcNow().LocalDateTime))
                {
                    if (known.AddDerived(one))
                    {
                        unchanged = 0;
                        yield return one;
                    }
                }

                if (InstanceStatus.IsEnded(seen.Status))
                {
                    yield break;
                }

                status = seen.Status;
            }

            await time.Delay(PollInterval.PauseAfter(Math.Max(unchanged, 1), count), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Polls once. A failure of the first poll is final; later, transient failures are retried.</summary>
    private async Task<WorkflowInstanceDetail?> ReadAsync(
        WatchTarget target, bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            return await target.Read(cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (!isFirst && failure.IsTransient)
        {
            warn($"'{target.Id}' couldn't be read, and will be retried: {failure.Message}");
            return null;
        }
    }
}
