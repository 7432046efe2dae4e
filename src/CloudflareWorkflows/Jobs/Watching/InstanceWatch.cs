using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Watching;

/// <summary>Returns the events of instances as they happen until all have ended: by subscription or, if there is
/// none, by polling.</summary>
/// <param name="time">The clock.</param>
/// <param name="pauseBefore">Returns the delay before the next attempt after a number of consecutive failures; null
/// to stop.</param>
/// <param name="warn">Reports polls that failed and will be repeated.</param>
internal sealed class InstanceWatch(
    TimeProvider time,
    Func<int, CloudflareException, TimeSpan?> pauseBefore, Action<string> warn)
{
    /// <summary>A connection that lasted this long counts as successful, even without events.</summary>
    private static readonly TimeSpan s_goodWhile = TimeSpan.FromSeconds(30);

    /// <summary>The types of events to return; empty for all.</summary>
    public IReadOnlyCollection<string> Types { get; init; } = [];

    /// <summary>Watches until all have ended. A failure belongs to its instance; the others continue.</summary>
    public IAsyncEnumerable<Outcome<WatchTarget, WorkflowEvent>[]> RunAsync(
        IReadOnlyCollection<WatchTarget> targets, CancellationToken cancellationToken) => AsyncMerge.RunAsync(
            [.. targets.Select(target => FollowAsync(target, targets.Count, CancellationToken.None))], cancellationToken);

    private async IAsyncEnumerable<Outcome<WatchTarget, WorkflowEvent>> FollowAsync(
        WatchTarget target, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SeenEvents known = new();
        IAsyncEnumerable<WorkflowEvent> events = AllAsync(target, known, count, cancellationToken);
        IAsyncEnumerator<WorkflowEvent> enumerator = events.GetAsyncEnumerator(cancellationToken);
        await using ConfiguredAsyncDisposable closing = enumerator.ConfigureAwait(false);
        while (true)
        {
            CloudflareException? failed = null;
            bool hasNext = false;
            try
            {
                hasNext = await enumerator.MoveNextAsync().ConfigureAwait(false);
            }
            catch (CloudflareException failure)
            {
                failed = failure;
            }

            if (failed is not null)
            {
                yield return new Outcome<WatchTarget, WorkflowEvent>(target, null, failed);
            }

            if (!hasNext)
            {
                yield break;
            }

            if (Types.Count == 0 || Types.Contains(enumerator.Current.Type))
            {
                yield return new Outcome<WatchTarget, WorkflowEvent>(target, enumerator.Current, null);
            }
        }
    }

    private async IAsyncEnumerable<WorkflowEvent> AllAsync(
        WatchTarget target, SeenEvents known, int count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Subscription subscription = new(target, known, Types);
        TimeSpan? pause = TimeSpan.Zero;
        for (int failures = 0; pause is not null;)
        {
            DateTimeOffset opened = time.GetUtcNow();
            bool isGood = false;
            await foreach (WorkflowEvent one in subscription.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                isGood = true;
                yield return one;
            }

            if (known.IsAtEnd)
            {
                yield break;
            }

            failures = isGood || time.GetUtcNow() - opened >= s_goodWhile ? 1 : failures + 1;
            pause = pauseBefore(failures, subscription.Ended);
            if (pause is TimeSpan length)
            {
                await time.Delay(length, cancellationToken).ConfigureAwait(false);
            }
        }

        // Subscriptions are not available. If the reason is different, the first poll reports it.
        EventPoller poller = new(time, warn);
        await foreach (WorkflowEvent one in poller.RunAsync(target, known, count, cancellationToken)
            .ConfigureAwait(false))
        {
            yield return one;
        }
    }
}
