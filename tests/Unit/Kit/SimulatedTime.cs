using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>A clock that advances to the next timer when all work waits. Without RunAsync, it assumes that a delay is
/// the only thing that waits, so a delay ends at once.</summary>
internal sealed class SimulatedTime : TimeProvider
{
    public static readonly DateTimeOffset s_start = new(2026, 8, 2, 10, 0, 0, TimeSpan.Zero);

    /// <summary>Work that waits this long in real time hangs.</summary>
    private static readonly TimeSpan s_hang = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly PriorityQueue<Timer, (DateTimeOffset, long)> _due = new();
    private readonly List<TimeSpan> _pauses = [];
    private readonly HashSet<Timer> _delays = [];
    private DateTimeOffset _now = s_start;
    private long _count;
    private bool _isDriven;

    public DateTimeOffset Now => GetUtcNow();

    public TimeSpan Elapsed => Now - s_start;

    /// <summary>All requested delays, in order.</summary>
    public IReadOnlyList<TimeSpan> Pauses
    {
        get
        {
            lock (_gate)
            {
                return [.. _pauses];
            }
        }
    }

    /// <summary>The number of pending delays.</summary>
    public int UnderWay
    {
        get
        {
            lock (_gate)
            {
                return _delays.Count;
            }
        }
    }

    /// <summary>The maximum number of pending delays.</summary>
    public int MostUnderWay { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // The state of Task.Delay's timer is the task that ends with it.
        bool isDelay = state is Task;
        Timer timer = new(this, () => callback(state));
        bool passesAtOnce;
        lock (_gate)
        {
            passesAtOnce = isDelay && !_isDriven;
            if (isDelay)
            {
                _pauses.Add(dueTime);
                _ = _delays.Add(timer);
                MostUnderWay = Math.Max(MostUnderWay, _delays.Count);
            }
        }

        _ = timer.Change(dueTime, period);
        if (passesAtOnce)
        {
            Advance(dueTime);
        }

        return timer;
    }

    /// <summary>Advances the time, and fires the timers that are due.</summary>
    public void Advance(TimeSpan time)
    {
        DateTimeOffset end = Now + time;
        while (Next(end) is Timer next)
        {
            next.Fire();
        }

        lock (_gate)
        {
            _now = end > _now ? end : _now;
        }
    }

    /// <summary>A delay that continues at once on the same thread when it is cancelled. Task.Delay continues on another
    /// thread.</summary>
    public async Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay > TimeSpan.Zero)
        {
            TaskCompletionSource end = new();
            using ITimer timer = CreateTimer(_ => end.TrySetResult(), end.Task, delay, Timeout.InfiniteTimeSpan);
            using CancellationTokenRegistration stop =
                cancellationToken.Register(() => end.TrySetCanceled(cancellationToken));
            await end.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Advances the time until the work is done. All of it runs on one thread: when that thread returns, all
    /// work waits.</summary>
    public Task<T> RunAsync<T>(Func<Task<T>> work)
    {
        // Without the test's synchronization context, which would continue work on other threads.
        return Task.Run(() =>
        {
            _isDriven = true;
            Task<T> running = work();
            while (!running.IsCompleted)
            {
                FireNext(running);
            }

            return running;
        });
    }

    /// <summary>Advances the time until work on many threads is done.</summary>
    /// <param name="work">The work.</param>
    /// <param name="isIdle">Whether all work waits for a timer.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task RunAsync(Func<Task> work, Func<bool> isIdle, CancellationToken cancellationToken)
    {
        _isDriven = true;
        Task running = work();
        return Task.Run(DriveAsync, cancellationToken);

        async Task DriveAsync()
        {
            while (!running.IsCompleted)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (isIdle() && !running.IsCompleted)
                {
                    FireNext(running);
                }

                await Task.Yield();
            }

            await running;
        }
    }

    private void FireNext(Task work)
    {
        // Waiting work continues at once on this thread, before it can be mistaken for idle. Only a cancelled
        // Task.Delay continues later, on another thread.
        Timer? next = null;
        if (!SpinWait.SpinUntil(() => work.IsCompleted || (next = Next(DateTimeOffset.MaxValue)) is not null, s_hang))
        {
            throw new InvalidOperationException("All wait, and for nothing that will happen.");
        }

        next?.Fire();
    }

    private Timer? Next(DateTimeOffset end)
    {
        lock (_gate)
        {
            while (_due.TryPeek(out Timer? next, out (DateTimeOffset On, long Number) due) && due.On <= end)
            {
                _ = _due.Dequeue();
                if (next.Number == due.Number)
                {
                    Forget(next);
                    _now = due.On > _now ? due.On : _now;
                    return next;
                }
            }
        }

        return null;
    }

    private void Set(Timer timer, TimeSpan dueTime)
    {
        lock (_gate)
        {
            timer.Number = ++_count;
            _due.Enqueue(timer, (_now + dueTime, timer.Number));
        }
    }

    private void Forget(Timer timer)
    {
        lock (_gate)
        {
            timer.Number = 0;
            _ = _delays.Remove(timer);
        }
    }

    private sealed class Timer(SimulatedTime time, Action fire) : ITimer
    {
        /// <summary>Its place in the queue; 0 if it is not set.</summary>
        public long Number { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (period != Timeout.InfiniteTimeSpan)
            {
                throw new NotSupportedException("A simulated timer fires once.");
            }

            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                time.Forget(this);
            }
            else
            {
                time.Set(this, dueTime);
            }

            return true;
        }

        public void Dispose() => time.Forget(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
