using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Watching;

/// <summary>Gives the events of instances as they happen, until all have ended: by subscription, and where there is none,
/// by poller.</summary>
/// <param name="now">Tells the time.</param>
/// <param name="delay">Lets time pass.</param>
/// <param name="pauseBefore">How long to wait before an attempt is repeated that failed for the given time in a row; null
/// for not at all.</param>
/// <param name="warn">Tells of looks that failed and will be taken again.</param>
internal sealed class InstanceWatch(
    Func<DateTimeOffset> now, Func<TimeSpan, CancellationToken, Task> delay,
    Func<int, CloudflareException, TimeSpan?> pauseBefore, Action<string> warn)
{
    /// <summary>A connection that held so long was a good one, even if nothing happened meanwhile.</summary>
    private static readonly TimeSpan s_goodWhile = TimeSpan.FromSeconds(30);

    /// <summary>Which types of events are wanted; none for all.</summary>
    public IReadOnlyCollection<string> Types { get; init; } = [];

    /// <summary>Watches until all have ended. What goes wrong with one is told beside it, and the others go on.</summary>
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
            DateTimeOffset opened = now();
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

            failures = isGood || now() - opened >= s_goodWhile ? 1 : failures + 1;
            pause = pauseBefore(failures, subscription.Ended);
            if (pause is TimeSpan length)
            {
                await delay(length, cancellationToken).ConfigureAwait(false);
            }
        }

        // Nothing is offered here, or not for now. If the reason is another, the first look will say so.
        EventPoller poller = new(now, delay, warn);
        await foreach (WorkflowEvent one in poller.RunAsync(target, known, count, cancellationToken)
            .ConfigureAwait(false))
        {
            yield return one;
        }
    }
}
