using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Threading;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class MailboxTests
{
    private readonly Mailbox _mailbox = new(new FakeTimeProvider());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Posted_work_runs_in_order_on_the_waiting_thread()
    {
        List<(int Number, int Thread)> ran = [];
        Task task = Task.Run(
            () =>
            {
                for (int number = 0; number < 1000; number++)
                {
                    int posted = number;
                    _mailbox.Post(() => ran.Add((posted, Environment.CurrentManagedThreadId)));
                }
            },
            TestContext.Current.CancellationToken);

        _mailbox.RunUntilEndOf(task);

        Assert.Equal(Enumerable.Range(0, 1000), ran.Select(entry => entry.Number));
        Assert.All(ran, entry => Assert.Equal(Environment.CurrentManagedThreadId, entry.Thread));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_callback_runs_every_second_while_waiting()
    {
        ObservedTime time = new();
        Mailbox mailbox = new(time);
        int ticks = 0;
        TaskCompletionSource task = new(TaskCreationOptions.RunContinuationsAsynchronously);
        mailbox.EachSecond = () => ticks++;
        Task waiting = Task.Run(() => mailbox.RunUntilEndOf(task.Task), Stop);

        for (int seconds = 0; seconds < 2; seconds++)
        {
            Assert.Equal(TimeSpan.FromSeconds(1), await time.NextTimerAsync(Stop));
            Assert.Equal(seconds, ticks);
            time.Advance(TimeSpan.FromSeconds(1));
        }

        _ = await time.NextTimerAsync(Stop);
        task.SetResult();
        await waiting;

        Assert.Equal(2, ticks);
    }

    [Fact(Timeout = 30_000)]
    public async Task A_timer_that_fires_while_it_is_created_does_not_hang_the_wait()
    {
        Mailbox mailbox = new(new EagerTime());
        int ticks = 0;
        TaskCompletionSource task = new(TaskCreationOptions.RunContinuationsAsynchronously);
        mailbox.EachSecond = () =>
        {
            if (++ticks == 2)
            {
                task.SetResult();
            }
        };

        await Task.Run(() => mailbox.RunUntilEndOf(task.Task), Stop);

        Assert.Equal(2, ticks);
    }

    [Fact]
    public void Posts_from_many_threads_are_all_run()
    {
        int ran = 0;
        Task task = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
        {
            for (int count = 0; count < 500; count++)
            {
                _mailbox.Post(() => ran++);
            }
        })));

        _mailbox.RunUntilEndOf(task);

        Assert.Equal(4000, ran);
    }

    [Fact]
    public void A_posting_thread_can_wait_for_its_post()
    {
        TaskCompletionSource<int> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<int> task = Task.Run(
            () =>
            {
                _mailbox.Post(() => answer.SetResult(42));
                return answer.Task;
            },
            TestContext.Current.CancellationToken);

        _mailbox.RunUntilEndOf(task);

        Assert.True(task.IsCompletedSuccessfully);
    }

    [Fact]
    public void Work_posted_by_running_work_runs()
    {
        List<string> ran = [];
        _mailbox.Post(() =>
        {
            ran.Add("first");
            _mailbox.Post(() => ran.Add("second"));
        });

        _mailbox.RunUntilEndOf(Task.CompletedTask);

        Assert.Equal(["first", "second"], ran);
    }

    [Fact]
    public void An_exception_ends_the_wait_before_the_task()
    {
        TaskCompletionSource never = new();
        _mailbox.Post(() => throw new TimeoutException());

        Assert.Throws<TimeoutException>(() => _mailbox.RunUntilEndOf(never.Task));
    }

    [Fact]
    public void A_failed_or_cancelled_task_ends_the_wait_without_an_exception()
    {
        // The caller that awaits the task gets the exception. The mailbox only waits.
        _mailbox.RunUntilEndOf(Task.FromException(new TimeoutException()));
        _mailbox.RunUntilEndOf(Task.FromCanceled(new CancellationToken(true)));
        _mailbox.RunUntilEndOf(FailAsync());

        static async Task FailAsync()
        {
            await Task.Yield();
            throw new TimeoutException();
        }
    }

    [Fact]
    public void A_late_post_does_not_throw_and_runs_in_the_next_wait()
    {
        int ran = 0;
        _mailbox.RunUntilEndOf(Task.CompletedTask);

        _mailbox.Post(() => ran++);
        Assert.Equal(0, ran);

        _mailbox.RunUntilEndOf(Task.CompletedTask);
        Assert.Equal(1, ran);
    }

    /// <summary>Reports the timers that are created.</summary>
    private sealed class ObservedTime : FakeTimeProvider
    {
        private readonly Channel<TimeSpan> _timers = Channel.CreateUnbounded<TimeSpan>();

        public ValueTask<TimeSpan> NextTimerAsync(CancellationToken cancellationToken) =>
            _timers.Reader.ReadAsync(cancellationToken);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            _ = _timers.Writer.TryWrite(dueTime);
            return timer;
        }
    }

    /// <summary>Its timers fire while they are created.</summary>
    private sealed class EagerTime : FakeTimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            Advance(dueTime);
            return timer;
        }
    }
}
