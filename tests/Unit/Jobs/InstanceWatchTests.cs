using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Watching;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>Watching, in virtual time, over connections that the test closes.</summary>
public sealed class InstanceWatchTests
{
    private readonly SimulatedTime _time = new();
    private readonly List<string?> _cursors = [];
    private readonly List<string> _warnings = [];
    private readonly List<string[]> _types = [];
    private int _looks;

    [Fact]
    public async Task A_lost_connection_resumes_after_the_last_event_without_duplicates()
    {
        string[] reported = await WatchAsync(["1:step_started", "lost"], ["1:step_started", "2:step_completed", "lost"],
            ["3:workflow_completed"]);

        Assert.Equal(["1:step_started", "2:step_completed", "3:workflow_completed"], reported);
        Assert.Equal([null, "1", "2"], _cursors);
        Assert.Equal([TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)], _time.Pauses);
        Assert.Equal(0, _looks);
    }

    [Fact]
    public async Task A_disconnect_after_the_end_is_ignored()
    {
        Assert.Equal(["1:workflow_errored"], await WatchAsync(["1:workflow_errored", "lost"]));
        Assert.Equal([null], _cursors);
    }

    [Fact]
    public async Task An_end_followed_by_a_restart_does_not_end_the_watch()
    {
        Assert.Equal(4, (await WatchAsync(
            ["1:workflow_errored", "2:workflow_queued", "lost"], ["3:workflow_started", "4:workflow_completed"])).Length);
    }

    [Fact]
    public async Task Reconnect_pauses_grow_and_then_polling_starts()
    {
        string[] reported = await WatchAsync(["1:step_started", "lost"], ["lost"], ["closed"], ["lost"]);

        Assert.Equal(
            [
                "1:step_started", "look:workflow_queued", "look:workflow_started", "look:workflow_running",
                "look:workflow_completed",
            ],
            reported);
        Assert.Equal(["1 s", "2 s", "3 s"], _time.Pauses.Select(pause => $"{pause.TotalSeconds} s"));
        Assert.Equal([null, "1", "1", "1"], _cursors);
    }

    [Fact]
    public async Task A_long_idle_connection_counts_as_successful()
    {
        string[] reported = await WatchAsync(
            ["unchanged", "lost"], ["unchanged", "lost"], ["unchanged", "lost"], ["unchanged", "lost"], ["unchanged", "lost"],
            ["1:workflow_completed"]);

        Assert.Equal(["1:workflow_completed"], reported);
        Assert.All(_time.Pauses.Where(pause => pause < TimeSpan.FromMinutes(1)), pause => Assert.Equal(1, pause.TotalSeconds));
    }

    [Fact]
    public async Task A_filter_always_subscribes_to_the_end_and_emits_it_only_if_requested()
    {
        string[] reported = await WatchAsync(["step_started"], ["1:step_started", "2:workflow_completed"]);

        Assert.Equal(["1:step_started"], reported);
        Assert.Equal(["step_started", "workflow_completed", "workflow_errored", "workflow_terminated"], _types[0]);
    }

    [Fact]
    public async Task Events_from_a_subscription_are_not_derived_again()
    {
        string[] reported = await WatchAsync(["1:workflow_queued", "2:workflow_started", "3:workflow_running", "refused"]);

        Assert.Equal(["1:workflow_queued", "2:workflow_started", "3:workflow_running", "look:workflow_completed"], reported);
    }

    [Fact(Timeout = 30_000)]
    public async Task Cancellation_ends_the_pause()
    {
        using CancellationTokenSource stop = new();

        // This clock does not advance.
        InstanceWatch watch = new(new FakeTimeProvider(), StopAndPause, _warnings.Add);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => watch.RunAsync([Target([["lost"]])], stop.Token).ToItemsAsync());

        Assert.Single(_cursors);

        TimeSpan? StopAndPause(int attempt, CloudflareException failure)
        {
            stop.Cancel();
            return TimeSpan.FromSeconds(1);
        }
    }

    private Task<string[]> WatchAsync(params string[][] connections) =>
        connections[0][0].Contains(':', StringComparison.Ordinal) || connections[0][0] is "unchanged" or "lost"
            ? WatchAsync([], connections)
            : WatchAsync(connections[0], connections[1..]);

    [Fact]
    public async Task A_target_that_cannot_be_read_fails_and_the_others_go_on()
    {
        string[][] connections = [["refused"], ["1:workflow_completed"]];
        WatchTarget gone = new(
            "gone", (cursor, types, token) => ReadAsync(connections, cursor, types, token),
            _ => throw new CloudflareException(CloudflareErrorKind.NotFound, "gone"));

        List<Outcome<WatchTarget, WorkflowEvent>> outcomes = await Watch([])
            .RunAsync([gone, Target(connections)], TestContext.Current.CancellationToken).ToItemsAsync();

        Assert.Equal(
            ["gone NotFound", "i workflow_completed"],
            outcomes.Select(outcome => $"{(outcome.Input == gone ? "gone" : "i")} {outcome.Failure?.Kind}{outcome.Result?.Type}")
                .Order(StringComparer.Ordinal));
    }

    private async Task<string[]> WatchAsync(string[] types, string[][] connections)
    {
        List<Outcome<WatchTarget, WorkflowEvent>> outcomes = await Watch(types)
            .RunAsync([Target(connections)], TestContext.Current.CancellationToken).ToItemsAsync();
        return
        [
            .. outcomes.Select(outcome => outcome.ResultOrThrow()).Select(one =>
                $"{(one.EventId.Length == 1 ? one.EventId : "look")}:{one.Type}"),
        ];
    }

    private InstanceWatch Watch(string[] types) => new(_time, Pause, _warnings.Add)
    {
        Types = types,
    };

    private static TimeSpan? Pause(int attempt, CloudflareException failure) =>
        attempt > 3 || failure.Kind != CloudflareErrorKind.ConnectionFailed ? null : TimeSpan.FromSeconds(attempt);

    private WatchTarget Target(string[][] connections) => new(
        "i",
        (cursor, types, token) => ReadAsync(connections, cursor, types, token),
        _ =>
        {
            _looks++;
            DateTime time = SimulatedTime.s_start.LocalDateTime;
            return Task.FromResult(new WorkflowInstanceDetail
            {
                Id = "i",
                Status = "complete",
                CreatedOn = time,
                StartedOn = time,
                EndedOn = time.AddSeconds(9),
            });
        });

    private async IAsyncEnumerable<WorkflowEvent> ReadAsync(
        string[][] connections, string? cursor, IReadOnlyCollection<string> types,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int connection = _cursors.Count;
        _cursors.Add(cursor);
        _types.Add([.. types]);
        await Task.Yield();
        foreach (string word in connections[connection])
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (word)
            {
                case "lost":
                    throw new CloudflareException(CloudflareErrorKind.ConnectionFailed, "lost");
                case "refused":
                    throw new CloudflareException(CloudflareErrorKind.NotFound, "no route");
                case "closed":
                    yield break;
                case "unchanged":
                    _time.Advance(TimeSpan.FromHours(1));
                    break;
                default:
                    string[] parts = word.Split(':');
                    yield return new WorkflowEvent
                    {
                        EventId = parts[0],
                        Type = parts[1],
                        Timestamp = SimulatedTime.s_start.LocalDateTime,
                    };
                    break;
            }
        }
    }
}
