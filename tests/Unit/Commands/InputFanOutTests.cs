using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Pipeline;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

public sealed class InputFanOutTests
{
    private readonly List<string> _told = [];

    [Fact]
    public void Results_and_failures_are_reported_in_input_order()
    {
        using InputFanOut<string> fanOut = Open();
        TaskCompletionSource<string> slow = new();

        fanOut.Add("a", slow.Task);
        fanOut.Add("b", Task.FromException<string>(new CloudflareException(CloudflareErrorKind.NotFound, "gone")));
        fanOut.Add("c", Task.FromResult("c done"));
        Assert.Empty(_told);
        slow.SetResult("a done");
        fanOut.Finish();

        Assert.Equal(["a done", "b failed", "c done"], _told);
    }

    [Fact]
    public void Completed_results_are_reported_without_waiting_for_input()
    {
        using InputFanOut<string> fanOut = Open();

        fanOut.Add("a", Task.FromResult("a done"));

        Assert.Equal(["a done"], _told);
    }

    [Fact]
    public void An_input_beyond_the_concurrency_limit_waits_for_the_oldest()
    {
        TaskCompletionSource<string>[] works =
            [.. Enumerable.Range(0, FanOut.Width).Select(_ => new TaskCompletionSource<string>())];
        using InputFanOut<string> fanOut = new(
            (_, action) => action(),
            work =>
            {
                // Nothing waits until the concurrency limit is reached.
                Assert.Same(works[0].Task, work);
                works[0].SetResult("oldest");
                return work.Result;
            },
            _told.Add);

        foreach (TaskCompletionSource<string> work in works)
        {
            Assert.Empty(_told);
            fanOut.Add(null, work.Task);
        }

        Assert.Equal(["oldest"], _told);
        Array.ForEach(works[1..], work => work.SetResult("late"));
    }

    [Fact]
    public async Task Disposing_waits_for_running_work_even_if_it_fails()
    {
        TaskCompletionSource<string> work = new();
        InputFanOut<string> fanOut = Open();
        fanOut.Add("a", work.Task);

        Task<bool> leaving = Task.Run(
            () =>
            {
                fanOut.Dispose();
                return work.Task.IsCompleted;
            },
            TestContext.Current.CancellationToken);
        Assert.False(leaving.IsCompleted);
        work.SetException(new TimeoutException());

        Assert.True(await leaving);
        Assert.Empty(_told);
    }

    private InputFanOut<string> Open() => new(
        (target, action) =>
        {
            try
            {
                action();
            }
            catch (CloudflareException)
            {
                _told.Add($"{target} failed");
            }
        },
        work => work.GetAwaiter().GetResult(),
        _told.Add);
}
