using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Threading;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

/// <summary>A question that the pipeline thread answers.</summary>
public sealed class AskTests
{
    private readonly Mailbox _mailbox = new(new FakeTimeProvider());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_question_is_answered_on_the_waiting_thread()
    {
        Task<int> asking = _mailbox.AskAsync(() => Environment.CurrentManagedThreadId, Stop);
        int waiting = Environment.CurrentManagedThreadId;

        _mailbox.RunUntilEndOf(asking);

        Assert.Equal(waiting, await asking);
    }

    [Fact]
    public async Task An_exception_in_the_answer_is_thrown_to_the_asker()
    {
        Task<int> asking = _mailbox.AskAsync<int>(() => throw new InvalidOperationException("no"), Stop);

        _mailbox.RunUntilEndOf(asking);

        _ = await Assert.ThrowsAsync<InvalidOperationException>(() => asking);
    }

    [Fact]
    public async Task A_cancelled_question_ends_and_is_not_answered()
    {
        using CancellationTokenSource leave = new();
        bool answered = false;
        Task<bool> asking = _mailbox.AskAsync(() => answered = true, leave.Token);

        leave.Cancel();

        _ = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        _mailbox.RunUntilEndOf(Task.CompletedTask);
        Assert.False(answered);
    }
}
