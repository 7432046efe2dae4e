using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Watching;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Watching by polling, in virtual time.</summary>
public sealed class EventPollerTests
{
    private readonly SimulatedTime _time = new();
    private readonly List<string> _warnings = [];

    [Fact]
    public async Task Each_new_event_is_emitted_once()
    {
        string[] reported = await LookAsync("running", "running", "paused", "paused", "running", "complete");

        Assert.Equal(
            ["workflow_queued", "workflow_paused", "workflow_running", "workflow_completed"], reported);
        Assert.Equal(5, _time.Pauses.Count);
    }

    [Fact]
    public async Task The_poll_interval_grows_while_idle_and_resets_on_activity()
    {
        _ = await LookAsync("running", "running", "running", "running", "paused", "paused", "complete");

        Assert.True(_time.Pauses[3] > _time.Pauses[1]);
        Assert.Equal(_time.Pauses[0], _time.Pauses[4]);
    }

    [Fact]
    public async Task A_transient_poll_failure_is_retried_and_a_permanent_one_is_not()
    {
        Assert.Equal("workflow_completed", (await LookAsync("running", "ServiceUnavailable", "complete"))[^1]);
        Assert.StartsWith("'i' ", Assert.Single(_warnings), StringComparison.Ordinal);

        CloudflareException gone = await Assert.ThrowsAsync<CloudflareException>(() => LookAsync("running", "NotFound"));
        Assert.Equal(CloudflareErrorKind.NotFound, gone.Kind);
    }

    [Fact]
    public async Task The_first_poll_reports_failures() => Assert.Equal(
        CloudflareErrorKind.ServiceUnavailable,
        (await Assert.ThrowsAsync<CloudflareException>(() => LookAsync("ServiceUnavailable", "complete"))).Kind);

    private async Task<string[]> LookAsync(params string[] words)
    {
        Queue<string> left = new(words);
        WatchTarget target = new("i", (_, _, _) => throw new InvalidOperationException(), _ => Task.FromResult(Seen(left.Dequeue())));
        EventPoller poller = new(_time, _warnings.Add);
        List<string> reported = [];
        await foreach (WorkflowEvent one in poller.RunAsync(
            target, new SeenEvents(), 1, TestContext.Current.CancellationToken))
        {
            reported.Add(one.Type);
        }

        return [.. reported];
    }

    private static WorkflowInstanceDetail Seen(string word) => Enum.TryParse(word, out CloudflareErrorKind kind)
        ? throw new CloudflareException(kind, word)
        : new WorkflowInstanceDetail { Id = "i", Status = word, CreatedOn = SimulatedTime.s_start.LocalDateTime };
}
