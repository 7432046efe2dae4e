using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Reports;

/// <summary>The bars of an instance, in percent of its time.</summary>
public sealed class InstanceTimelineTests
{
    private static readonly DateTime s_start = new DateTime(2026, 11, 25, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Attempts_and_the_pauses_between_them_are_bars() => Assert.Equal(
        "Failed 10+20, Pause 30+10, Failed 40+10, Pause 50+30, Complete 80+20",
        Bars(Step(10, 100, InstanceStatus.Complete) with { Attempts = [Attempt(10, 30, false), Attempt(40, 50, false), Attempt(80, 100, true)] }));

    [Theory]
    [InlineData("step", InstanceStatus.Complete, "Complete 20+40")]
    [InlineData("step", InstanceStatus.Errored, "Failed 20+40")]
    [InlineData("sleep", InstanceStatus.Complete, "Wait 20+40")]
    [InlineData("rollback", InstanceStatus.Complete, "Undo 20+40")]
    [InlineData("step", InstanceStatus.Running, "Open 20+80")]
    [InlineData("waitForEvent", InstanceStatus.Waiting, "Wait 20+80")]
    public void A_step_without_retries_is_one_bar_and_an_open_one_lasts_until_now(string type, string status, string bars) =>
        Assert.Equal(bars, Bars(Step(20, 60, status) with { Type = type }));

    [Fact]
    public void A_pause_before_the_next_attempt_lasts_until_now() => Assert.Equal(
        "Failed 0+10, Pause 10+90", Bars(Step(0, null, "retrying") with { Attempts = [Attempt(0, 10, false)] }));

    [Fact]
    public void A_pending_wait_that_ends_in_the_future_does_not_stretch_the_timeline() =>
        Assert.Equal("Wait 50+50", Bars(Step(50, 5000, InstanceStatus.Waiting) with { Type = "sleep" }));

    [Fact]
    public void A_wait_that_an_ended_instance_left_ends_with_the_instance()
    {
        WorkflowInstanceDetail stopped = new()
        {
            Status = InstanceStatus.Terminated,
            StartedOn = At(0),
            EndedOn = At(60),
            Steps = [Step(0, 30, InstanceStatus.Complete), Step(30, 90_000, InstanceStatus.Terminated) with { Type = "waitForEvent" }],
        };

        InstanceTimeline timeline = new(stopped, s_start.AddSeconds(100));

        Assert.Equal(TimeSpan.FromSeconds(60), timeline.Length);
        Assert.Equal("Wait 50+50", Text(timeline.Bars(stopped.Steps[1])));
    }

    [Fact]
    public void A_step_at_the_very_end_is_visible() =>
        Assert.Equal("Complete 99.5+0.5", Bars(Step(100, 100, InstanceStatus.Complete)));

    [Fact]
    public void A_step_without_a_time_has_no_bar() => Assert.Equal("", Bars(new WorkflowStep { Type = "step", Status = "complete" }));

    private static string Bars(WorkflowStep step)
    {
        WorkflowInstanceDetail instance = new() { Status = InstanceStatus.Running, StartedOn = s_start.ToLocalTime(), Steps = [step] };
        return Text(new InstanceTimeline(instance, s_start.AddSeconds(100)).Bars(step));
    }

    private static string Text(System.Collections.Generic.IEnumerable<TimelineBar> bars) =>
        string.Join(", ", bars.Select(bar => FormattableString.Invariant($"{bar.Kind} {bar.Left:0.#}+{bar.Width:0.#}")));

    private static WorkflowStep Step(int from, int? until, string status) => new()
    {
        Type = "step",
        Status = status,
        StartedOn = At(from),
        EndedOn = until is int end ? At(end) : null,
    };

    private static WorkflowStepAttempt Attempt(int from, int until, bool success) =>
        new() { StartedOn = At(from), EndedOn = At(until), Success = success };

    private static DateTime At(int seconds) => s_start.AddSeconds(seconds).ToLocalTime();
}
