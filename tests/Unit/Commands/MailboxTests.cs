using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Pipeline;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class MailboxTests
{
    private readonly Mailbox _mailbox = new();

    [Fact]
    public void What_other_threads_post_runs_in_order_on_the_thread_that_waits()
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
    public void While_the_thread_waits_something_may_be_done_each_second()
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
    public void Many_threads_lose_nothing()
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
    public void The_other_thread_can_wait_for_what_it_posted()
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
    public void What_is_posted_by_what_runs_runs_too()
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
    public void What_throws_ends_the_wait_although_the_task_goes_on()
    {
        TaskCompletionSource never = new();
        _mailbox.Post(() => throw new TimeoutException());

        Assert.Throws<TimeoutException>(() => _mailbox.RunUntilEndOf(never.Task));
    }

    [Fact]
    public void A_task_that_failed_or_was_cancelled_ends_the_wait_without_a_throw()
    {
        // Whoever awaits the task is told; the mailbox only waits.
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
    public void A_late_post_throws_nothing_and_runs_with_the_next_wait_if_there_is_one()
    {
        int ran = 0;
        _mailbox.RunUntilEndOf(Task.CompletedTask);

        _mailbox.Post(() => ran++);
        Assert.Equal(0, ran);

        _mailbox.RunUntilEndOf(Task.CompletedTask);
        Assert.Equal(1, ran);
    }
}
