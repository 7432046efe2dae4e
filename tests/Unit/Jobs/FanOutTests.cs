using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

public sealed class FanOutTests
{
    private static readonly int[] s_hundred = [.. Enumerable.Range(0, 100)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Results_keep_input_order()
    {
        // Of each eight, the first ends last.
        TaskCompletionSource[] ends = [.. Enumerable.Range(0, FanOut.Width).Select(_ => new TaskCompletionSource())];
        int[] inputs = [.. Enumerable.Range(0, FanOut.Width)];

        Task<Outcome<int, string>[]> running = FanOut.RunAsync(
            inputs,
            async (input, _) =>
            {
                await ends[input].Task;
                return $"{input}";
            },
            Stop);
        foreach (TaskCompletionSource end in ends.Reverse())
        {
            end.SetResult();
        }

        Assert.Equal(inputs.Select(input => $"{input}"), (await running).Select(outcome => outcome.Result));
    }

    [Fact]
    public async Task Concurrency_never_exceeds_the_limit()
    {
        int running = 0;
        int most = 0;
        TaskCompletionSource full = new();

        Outcome<int, string>[] outcomes = await FanOut.RunAsync(
            s_hundred,
            async (_, _) =>
            {
                int now = Interlocked.Increment(ref running);
                most = Math.Max(most, now);
                if (now == FanOut.Width)
                {
                    full.TrySetResult();
                }

                // The first eight wait for each other: this shows that eight run at once.
                await full.Task;
                await Task.Yield();
                Interlocked.Decrement(ref running);
                return "done";
            },
            Stop);

        Assert.Equal(FanOut.Width, most);
        Assert.Equal(100, outcomes.Length);
    }

    [Fact]
    public async Task A_failure_stays_with_its_input()
    {
        CloudflareException failure = new(CloudflareErrorKind.NotFound, "gone");

        Outcome<int, string>[] outcomes = await FanOut.RunAsync(
            s_hundred, (input, _) => input == 41 ? throw failure : Task.FromResult("done"), Stop);

        Assert.Equal([41], outcomes.Where(outcome => outcome.Failure is not null).Select(outcome => outcome.Input));
        Assert.Same(failure, Assert.Throws<CloudflareException>(outcomes[41].ResultOrThrow));
        Assert.Equal("done", outcomes[42].ResultOrThrow());
    }

    [Fact]
    public async Task A_refused_credential_ends_the_fan_out()
    {
        CloudflareException failure = new(CloudflareErrorKind.NotAuthenticated, "no");
        int started = 0;

        CloudflareException told = await Assert.ThrowsAsync<CloudflareException>(() => FanOut.RunAsync<int, string>(
            s_hundred,
            (_, _) =>
            {
                started++;
                throw failure;
            },
            Stop));

        Assert.Same(failure, told);
        Assert.Equal(1, started);
    }

    [Fact]
    public async Task Cancellation_leaves_nothing_running_and_starts_nothing_new()
    {
        using CancellationTokenSource stop = new();
        int started = 0;
        int ended = 0;

        Task<Outcome<int, string>[]> running = FanOut.RunAsync(
            s_hundred,
            async (_, token) =>
            {
                if (Interlocked.Increment(ref started) == FanOut.Width)
                {
                    await stop.CancelAsync();
                }

                try
                {
                    await Task.Delay(Timeout.Infinite, token);
                    return "never";
                }
                finally
                {
                    Interlocked.Increment(ref ended);
                }
            },
            stop.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal((FanOut.Width, FanOut.Width), (started, ended));
    }

    [Fact]
    public async Task An_unexpected_exception_is_thrown() => await Assert.ThrowsAsync<InvalidOperationException>(
        () => FanOut.RunAsync<int, string>(s_hundred, (_, _) => throw new InvalidOperationException(), Stop));
}
