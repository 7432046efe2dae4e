using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Http;

public sealed class AttemptTimeoutTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly FakeTimeProvider _time = new();
    private readonly CancellationTokenSource _caller = new();

    [Fact]
    public void The_token_is_cancelled_when_the_limit_is_reached()
    {
        using AttemptTimeout timeout = new(_time, s_limit, _caller.Token);

        _time.Advance(s_limit - TimeSpan.FromTicks(1));
        Assert.Equal((false, false), (timeout.Token.IsCancellationRequested, timeout.HasExpired));

        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal((true, true), (timeout.Token.IsCancellationRequested, timeout.HasExpired));
    }

    [Fact]
    public void A_restart_measures_the_whole_limit_again()
    {
        using AttemptTimeout timeout = new(_time, s_limit, _caller.Token);

        for (int part = 0; part < 3; part++)
        {
            _time.Advance(s_limit * 0.9);
            Assert.False(timeout.HasExpired);
            timeout.Restart();
        }

        _time.Advance(s_limit);
        Assert.True(timeout.HasExpired);
    }

    [Fact]
    public void A_restart_after_the_limit_changes_nothing()
    {
        using AttemptTimeout timeout = new(_time, s_limit, _caller.Token);
        _time.Advance(s_limit);

        timeout.Restart();
        _time.Advance(s_limit);

        Assert.Equal((true, true), (timeout.Token.IsCancellationRequested, timeout.HasExpired));
    }

    [Fact]
    public void Cancellation_by_the_caller_is_not_a_timeout()
    {
        using AttemptTimeout timeout = new(_time, s_limit, _caller.Token);

        _caller.Cancel();
        Assert.Equal((true, false), (timeout.Token.IsCancellationRequested, timeout.HasExpired));

        _time.Advance(s_limit);
        Assert.False(timeout.HasExpired);
    }

    [Fact]
    public void Cancellation_by_the_caller_after_the_limit_is_cancellation()
    {
        using AttemptTimeout timeout = new(_time, s_limit, _caller.Token);
        _time.Advance(s_limit);

        _caller.Cancel();

        Assert.False(timeout.HasExpired);
    }

    [Fact]
    public void After_its_end_neither_clock_nor_caller_cancels()
    {
        AttemptTimeout timeout = new(_time, s_limit, _caller.Token);
        CancellationToken token = timeout.Token;
        timeout.Dispose();

        _time.Advance(s_limit);
        _caller.Cancel();

        Assert.False(token.IsCancellationRequested);
    }

    /// <summary>A timer that fires already can't be stopped.</summary>
    [Fact]
    public void A_timer_that_fires_after_the_end_does_not_throw()
    {
        LockingTime time = new();
        AttemptTimeout timeout = new(time, s_limit, _caller.Token);
        timeout.Dispose();

        time.Fire();
    }

    /// <summary>What waits for the token continues inside the timer's callback, where the clock may hold a lock.</summary>
    [Fact(Timeout = 30_000)]
    public async Task The_callback_may_run_inside_a_lock_that_restart_and_end_need()
    {
        LockingTime time = new();
        AttemptTimeout timeout = new(time, s_limit, _caller.Token);
        bool hasExpired = false;
        using CancellationTokenRegistration continued = timeout.Token.Register(() =>
        {
            hasExpired = timeout.HasExpired;
            timeout.Restart();
            timeout.Dispose();
        });

        await Task.Run(time.Fire, TestContext.Current.CancellationToken);

        Assert.True(hasExpired);
    }

    [Fact]
    public void A_timer_that_fires_while_it_is_created_cancels()
    {
        using AttemptTimeout timeout = new(new LockingTime { FiresAtOnce = true }, s_limit, _caller.Token);

        Assert.True(timeout.HasExpired);
    }

    public void Dispose() => _caller.Dispose();

    /// <summary>Runs callbacks inside its lock, and also those of timers that are disposed.</summary>
    private sealed class LockingTime : TimeProvider
    {
        private readonly Lock _gate = new();
        private Action _fire = () => { };

        public bool FiresAtOnce { get; init; }

        public void Fire()
        {
            lock (_gate)
            {
                _fire();
            }
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _fire = () => callback(state);
            if (FiresAtOnce)
            {
                Fire();
            }

            return new Timer(_gate);
        }

        private sealed class Timer(Lock gate) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                lock (gate)
                {
                    return true;
                }
            }

            public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
