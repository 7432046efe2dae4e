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
    public void Results_are_told_in_the_order_of_the_inputs_and_failures_beside_theirs()
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
    public void What_is_done_is_told_without_waiting_for_more_input()
    {
        using InputFanOut<string> fanOut = Open();

        fanOut.Add("a", Task.FromResult("a done"));

        Assert.Equal(["a done"], _told);
    }

    [Fact]
    public void One_more_than_its_width_waits_for_the_oldest()
    {
        TaskCompletionSource<string>[] works =
            [.. Enumerable.Range(0, FanOut.Width).Select(_ => new TaskCompletionSource<string>())];
        using InputFanOut<string> fanOut = new(
            (_, action) => action(),
            work =>
            {
                // Nothing waits before the last place is taken.
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
    public async Task Leaving_waits_for_what_runs_whatever_comes_of_it()
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
