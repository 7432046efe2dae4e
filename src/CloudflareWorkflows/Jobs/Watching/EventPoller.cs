using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Watching;

/// <summary>The events of one instance where nothing tells of them: it is looked at, with pauses that grow while nothing
/// happens.</summary>
/// <param name="now">Tells the time.</param>
/// <param name="delay">Lets time pass.</param>
/// <param name="warn">Tells of looks that failed and will be taken again.</param>
internal sealed class EventPoller(
    Func<DateTimeOffset> now, Func<TimeSpan, CancellationToken, Task> delay, Action<string> warn)
{
    /// <param name="target">The instance.</param>
    /// <param name="known">What has been told of it.</param>
    /// <param name="count">How many instances are looked at beside each other.</param>
    /// <param name="cancellationToken">Ends it.</param>
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
                foreach (WorkflowEvent one in EventDerivation.Of(status, seen, now().LocalDateTime))
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

            await delay(PollInterval.PauseAfter(Math.Max(unchanged, 1), count), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks. The first look tells whether there is anything to watch; afterwards, what fails may pass.</summary>
    private async Task<WorkflowInstanceDetail?> ReadAsync(
        WatchTarget target, bool isFirst, CancellationToken cancellationToken)
    {
        try
        {
            return await target.Read(cancellationToken).ConfigureAwait(false);
        }
        catch (CloudflareException failure) when (!isFirst && failure.IsTransient)
        {
            warn($"'{target.Id}' could not be looked at and will be again: {failure.Message}");
            return null;
        }
    }
}
