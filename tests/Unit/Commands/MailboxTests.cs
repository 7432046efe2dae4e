using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Threading;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class MailboxTests
{
    private readonly Mailbox _mailbox = new(TimeProvider.System);

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

    [Fact]
    public void A_callback_runs_every_second_while_waiting()
    {
        int ticks = 0;
        TaskCompletionSource task = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _mailbox.EachSecond = () =>
        {
            if (++ticks == 2)
            {
                task.SetResult();
            }
        };

        _mailbox.RunUntilEndOf(task.Task);

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
}
