using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <content>The queues of delayed requests, and the timer that checks again.</content>
internal sealed partial class RequestScheduler
{
    private readonly LinkedList<QueuedAcquire> _interactive = new();
    private readonly LinkedList<QueuedAcquire> _bulk = new();
    private Task _timer = Task.CompletedTask;
    private CancellationTokenSource? _timerStop;
    private DateTimeOffset _timerEndsOn;

    private async Task<RateLimitLease> QueueAsync(AcquireRequest request, CancellationToken cancellationToken)
    {
        QueuedAcquire queued = new(request);
        LinkedList<QueuedAcquire> queue = request.IsBulk ? _bulk : _interactive;
        Dispatch(_ => queue.AddLast(queued));
        using CancellationTokenRegistration leaving = cancellationToken.Register(() =>
        {
            bool wasQueued = false;
            Dispatch(_ => wasQueued = queue.Remove(queued));
            _ = wasQueued && queued.Lease.TrySetCanceled(cancellationToken);
        });
        return await queued.Lease.Task.ConfigureAwait(false);
    }

    /// <summary>Makes a change, releases all requests that may leave, and sets the timer. Notifications run outside of
    /// the
    /// lock.</summary>
    private void Dispatch(Action<DateTimeOffset> change)
    {
        List<Action> notifications = [];
        Task? started = Locked(() =>
        {
            DateTimeOffset now = _time.GetUtcNow();
            change(now);
            TimeSpan?[] waits = [Dequeue(_interactive, now, notifications), Dequeue(_bulk, now, notifications)];
            return StartTimer(waits.Min(), now);
        });
        notifications.ForEach(notify => notify());
        if (started is not null)
        {
            _ = DispatchAfterAsync(started);
        }
    }

    /// <summary>Releases requests of a queue. A delayed request delays all requests behind it; a throttle of a
    /// partition delays only those of that partition.</summary>
    /// <returns>When to check again; null if only a release can change anything.</returns>
    private TimeSpan? Dequeue(LinkedList<QueuedAcquire> queue, DateTimeOffset now, List<Action> notifications)
    {
        TimeSpan? wait = null;
        List<Throttle> throttles = [];
        for (LinkedListNode<QueuedAcquire>? node = queue.First, next; node is not null; node = next)
        {
            next = node.Next;
            QueuedAcquire queued = node.Value;
            AcquireRequest request = queued.Request;
            Throttle throttle = throttles.Find(known => known.HoldsBack(request));
            if (throttle.IsNone)
            {
                throttle = Check(request, now);
                if (throttle.IsNone)
                {
                    Lease lease = Acquire(request, now);
                    queue.Remove(node);
                    notifications.Add(() => queued.Lease.SetResult(lease));
                    continue;
                }

                throttles.Add(throttle);
            }

            if (throttle.IsRefusal && throttle.RetryAfter > request.Patience)
            {
                queue.Remove(node);
                notifications.Add(() => queued.Lease.SetException(throttle.ToException()));
                continue;
            }

            wait = wait < throttle.RetryAfter ? wait : throttle.RetryAfter ?? wait;
            notifications.Add(() => request.OnThrottled(throttle, now));
        }

        return wait;
    }

    /// <summary>Starts the timer, unless it runs and ends early enough. Stops it if no request waits for
    /// time.</summary>
    private Task? StartTimer(TimeSpan? wait, DateTimeOffset now)
    {
        if (wait is not null && !_timer.IsCompleted && _timerEndsOn <= now + wait)
        {
            return null;
        }

        _timerStop?.Cancel();
        _timerStop?.Dispose();
        _timerStop = null;
        if (wait is null)
        {
            return null;
        }

        // Timers count whole milliseconds, and round down.
        TimeSpan rounded = TimeSpan.FromMilliseconds(Math.Ceiling(wait.Value.TotalMilliseconds));
        _timerEndsOn = now + wait.Value;
        _timerStop = new CancellationTokenSource();
        return _timer = _time.Delay(rounded, _timerStop.Token);
    }

    private async Task DispatchAfterAsync(Task timer)
    {
        try
        {
            await timer.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        Dispatch(static _ => { });
    }

    /// <summary>A delayed request.</summary>
    private sealed class QueuedAcquire(AcquireRequest request)
    {
        public AcquireRequest Request => request;

        public TaskCompletionSource<RateLimitLease> Lease { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
