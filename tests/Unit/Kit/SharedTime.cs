using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>A time that many share: it goes on to the next thing to happen when all of them wait for it.</summary>
internal sealed class SharedTime
{
    private readonly Lock _gate = new();
    private readonly PriorityQueue<TaskCompletionSource, (DateTimeOffset, long)> _due = new();
    private DateTimeOffset _now = VirtualTime.s_start;
    private long _count;

    public SharedTime()
    {
        Clock = new Clock(() => Now, DelayAsync);
    }

    public Clock Clock { get; }

    public DateTimeOffset Now
    {
        get
        {
            lock (_gate)
            {
                return _now;
            }
        }
    }

    public TimeSpan Elapsed => Now - VirtualTime.s_start;

    /// <summary>Lets time pass until work is done.</summary>
    /// <param name="work">The work.</param>
    /// <param name="isIdle">Whether all that is under way waits for time to pass.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task RunAsync(Task work, Func<bool> isIdle, CancellationToken cancellationToken) =>
        Task.Run(() => DriveAsync(work, isIdle, cancellationToken), cancellationToken);

    private async Task DriveAsync(Task work, Func<bool> isIdle, CancellationToken cancellationToken)
    {
        while (!work.IsCompleted)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (isIdle() && !work.IsCompleted)
            {
                Next()?.TrySetResult();
            }

            await Task.Yield();
        }

        await work;
    }

    private TaskCompletionSource? Next()
    {
        lock (_gate)
        {
            while (_due.TryDequeue(out TaskCompletionSource? next, out (DateTimeOffset On, long) due))
            {
                if (!next.Task.IsCompleted)
                {
                    _now = due.On;
                    return next;
                }
            }
        }

        throw new InvalidOperationException("All wait, and for nothing that will happen.");
    }

    private Task DelayAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        // What waits goes on at once, before anybody can take it for idle.
        TaskCompletionSource over = new();
        lock (_gate)
        {
            _due.Enqueue(over, (_now + pause, _count++));
        }

        _ = cancellationToken.Register(() => over.TrySetCanceled(cancellationToken));
        return over.Task;
    }
}
