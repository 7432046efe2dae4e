using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>A world with a time of its own, in which many things are under way at once and yet everything happens in one
/// order: what waits is woken one after the other, on one thread, each when its time has come.</summary>
internal sealed class Simulation
{
    private readonly PriorityQueue<TaskCompletionSource, (DateTimeOffset, int)> _waiting = new();
    private int _count;

    public DateTimeOffset Now { get; private set; } = VirtualTime.s_start;

    public TimeSpan Elapsed => Now - VirtualTime.s_start;

    /// <summary>How much is under way.</summary>
    public int UnderWay { get; private set; }

    /// <summary>The most that was under way at once.</summary>
    public int MostUnderWay { get; private set; }

    /// <summary>Ends after some time.</summary>
    public async Task DelayAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        if (time <= TimeSpan.Zero)
        {
            return;
        }

        TaskCompletionSource end = new();
        await using CancellationTokenRegistration stop =
            cancellationToken.Register(() => end.TrySetCanceled(cancellationToken));
        _waiting.Enqueue(end, (Now + time, _count++));
        MostUnderWay = Math.Max(MostUnderWay, ++UnderWay);
        try
        {
            await end.Task.ConfigureAwait(false);
        }
        finally
        {
            UnderWay--;
        }
    }

    /// <summary>Lets time pass until work is done.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        // Off the test's own synchronization context, which would wake things elsewhere.
        return await Task.Run(() =>
        {
            Task<T> running = work();
            while (!running.IsCompleted)
            {
                if (!_waiting.TryDequeue(out TaskCompletionSource? next, out (DateTimeOffset On, int) place))
                {
                    throw new InvalidOperationException("Nothing is under way, and the work is not done.");
                }

                if (!next.Task.IsCompleted)
                {
                    Now = place.On;
                    next.SetResult();
                }
            }

            return running;
        });
    }
}
