using System;
using System.Linq;
using CloudflareWorkflows.Jobs.Watching;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>The events derived from the state of an instance.</summary>
public sealed class EventDerivationTests
{
    private static readonly WorkflowError s_error = new() { Name = "Error", Message = "once" };

    [Fact]
    public void A_running_step_emits_its_attempts() => Assert.Equal(
        [
            "+0 workflow_queued", "+1 workflow_started", "+1 workflow_running", "+2 step_started a-1", "+2 attempt_started a-1 1",
            "+3 attempt_errored a-1 1", "+5 attempt_started a-1 2",
        ],
        Describe(null, Instance("running", Step("step", "running", 2, null, (2, 3, false), (5, null, null)))));

    [Theory]
    [InlineData("step", "complete", "step_started, attempt_started 1, attempt_completed 1, step_completed")]
    [InlineData("rollback", "errored", "rollback_started, rollback_step_started, rollback_attempt_started 1, rollback_attempt_completed 1, rollback_step_errored")]
    [InlineData("sleep", "waiting", "sleep_started, workflow_waiting")]
    [InlineData("sleep", "complete", "sleep_started, workflow_waiting, sleep_completed")]
    [InlineData("waitForEvent", "complete", "wait_started, workflow_waiting, wait_completed")]
    [InlineData("waitForEvent", "errored", "wait_started, workflow_waiting, wait_timed_out")]
    [InlineData("step", "terminated", "step_started, attempt_started 1, attempt_completed 1")]
    [InlineData("termination", "terminated", "")]
    [InlineData("new-type", "complete", "")]
    public void Every_step_type_emits_its_events(string type, string status, string expected)
    {
        WorkflowStep step = type is "step" or "rollback"
            ? Step(type, status, 2, 4, (2, 4, true))
            : Step(type, status, 2, 4) with { Error = status == "errored" ? s_error : null };

        string[] reported = Describe(null, Instance("running", step))[3..];

        Assert.Equal(
            expected.Split(", ", StringSplitOptions.RemoveEmptyEntries),
            reported.Select(line => line[3..].Replace(" a-1", "", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("complete", "workflow_completed")]
    [InlineData("errored", "workflow_errored")]
    [InlineData("terminated", "workflow_terminated")]
    public void The_end_event_is_last_and_has_the_outcome(string status, string type)
    {
        WorkflowInstanceDetail seen = Instance(status, Step("step", "complete", 2, 9, (2, 9, true))) with
        {
            EndedOn = Time(9),
            Output = "out",
            Error = s_error,
        };

        WorkflowEvent end = EventDerivation.Of("running", seen, Time(60))[^1];

        Assert.Equal((type, Time(9), "out", s_error), (end.Type, end.Timestamp, end.Output, end.Error));
        Assert.Equal(("i", "w", "a"), (end.InstanceId, end.WorkflowName, end.AccountId));
    }

    [Theory]
    [InlineData("running", "paused", "+60 workflow_paused")]
    [InlineData(null, "paused", "+60 workflow_paused")]
    [InlineData("running", "waitingForPause", "+60 workflow_waiting_for_pause")]
    [InlineData("paused", "running", "+60 workflow_running")]
    [InlineData("waitingForPause", "running", "+60 workflow_running")]
    [InlineData("paused", "paused", "+1 workflow_running")]
    [InlineData("queued", "running", "+1 workflow_running")]
    [InlineData("running", "hibernating", "+1 workflow_running")]
    public void A_pause_emits_an_event_when_observed(string? before, string status, string last) =>
        Assert.Equal(last, Describe(before, Instance(status))[^1]);

    [Fact]
    public void A_rollback_emits_its_outcome()
    {
        WorkflowInstanceDetail seen = Instance("errored", Step("rollback", "complete", 5, 6, (5, 6, true))) with
        {
            EndedOn = Time(7),
            Rollback = new WorkflowRollback { Outcome = "complete" },
        };

        Assert.Equal(["+7 rollback_completed", "+7 workflow_errored"], Describe("running", seen)[^2..]);
    }

    [Fact]
    public void A_rollback_that_failed_emits_its_error()
    {
        WorkflowInstanceDetail seen = Instance("errored", Step("rollback", "errored", 5, 6, (5, 6, false))) with
        {
            EndedOn = Time(7),
            Rollback = new WorkflowRollback { Outcome = "failed", Error = s_error },
        };

        WorkflowEvent[] last = [.. EventDerivation.Of("running", seen, Time(60))];

        Assert.Equal(("rollback_errored", s_error), (last[^2].Type, last[^2].Error));
    }

    /// <summary>The end of a sleep is known beforehand; that of a wait is only its limit.</summary>
    [Theory]
    [InlineData("sleep", 2.0)]
    [InlineData("waitForEvent", null)]
    public void The_start_of_a_sleep_has_its_duration(string type, double? seconds) => Assert.Equal(
        seconds,
        EventDerivation.Of(null, Instance("running", Step(type, "waiting", 2, 4)), Time(60))
            .First(one => one.StepName == "a-1").Duration?.TotalSeconds);

    [Theory]
    [InlineData("complete", false)]
    [InlineData("errored", true)]
    public void Only_the_end_of_a_failed_step_has_an_error(string status, bool hasError)
    {
        WorkflowStep step = Step("step", status, 2, 4, (2, 4, false)) with { Error = s_error };

        Assert.Equal(hasError ? s_error : null, EventDerivation.Of(null, Instance("running", step), Time(60))[^1].Error);
    }

    [Fact]
    public void Event_ids_are_stable_across_polls_and_change_after_a_restart()
    {
        WorkflowStep running = Step("step", "running", 2, null, (2, null, null));
        WorkflowStep complete = Step("step", "complete", 2, 4, (2, 4, true));
        WorkflowStep again = Step("step", "running", 50, null, (50, null, null));

        string[] first = Ids(running);
        string[] second = Ids(complete);

        Assert.Equal(first, second.Intersect(first));
        Assert.Equal(second.Length, second.Distinct().Count());
        Assert.Equal(2, Ids(again).Except(second).Count());
    }

    private static string[] Ids(WorkflowStep step) =>
        [.. EventDerivation.Of("running", Instance("running", step), Time(60)).Select(one => one.EventId)];

    private static string[] Describe(string? before, WorkflowInstanceDetail seen) =>
    [
        .. EventDerivation.Of(before, seen, Time(60)).Select(one =>
            $"+{(one.Timestamp!.Value.ToUniversalTime() - SimulatedTime.s_start.UtcDateTime).TotalSeconds} {one} {one.Attempt}"
                .TrimEnd()),
    ];

    private static WorkflowInstanceDetail Instance(string status, params WorkflowStep[] steps) => new()
    {
        Id = "i",
        WorkflowName = "w",
        AccountId = "a",
        Status = status,
        CreatedOn = Time(0),
        StartedOn = Time(1),
        Steps = steps,
    };

    private static WorkflowStep Step(
        string type, string status, int start, int? end, params (int Start, int? End, bool? Success)[] attempts) =>
        new()
        {
            Name = "a-1",
            Type = type,
            Status = status,
            StartedOn = Time(start),
            EndedOn = Time(end),
            Attempts = [.. attempts.Select((one, index) => Attempt(index + 1, one.Start, one.End, one.Success))],
        };

    private static WorkflowStepAttempt Attempt(int number, int start, int? end, bool? success) => new()
    {
        Number = number,
        StartedOn = Time(start),
        EndedOn = Time(end),
        Success = success,
        Error = success == false ? s_error : null,
    };

    private static DateTime Time(int seconds) => SimulatedTime.s_start.AddSeconds(seconds).LocalDateTime;

    private static DateTime? Time(int? seconds) => seconds is int number ? Time(number) : null;
}
