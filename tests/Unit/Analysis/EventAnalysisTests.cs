using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Measuring;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis;

/// <summary>What events tell about versions and steps.</summary>
public sealed class EventAnalysisTests
{
    private static readonly DateTimeOffset s_from = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    [Fact]
    public void Runs_belong_to_the_version_that_was_deployed_when_they_ended()
    {
        // Deployed at 01:30, so half of the second hour belongs to each.
        WorkflowMeasure[] versions = Estimate([Version("old", -100), Version("new", 1.5)], [(0, 10), (1, 20), (2, 30)], errored: ["new", "new", "old"]);

        Assert.Equal(["new 40 2", "old 20 1"], versions.Select(one => $"{one.Key} {one.Count} {one.Errored}"));
    }

    /// <summary>A restart or a deletion hides from which version a failure was.</summary>
    [Fact]
    public void Failures_without_an_instance_belong_to_the_version_that_was_deployed()
    {
        WorkflowMeasure[] versions = Estimate(
            [Version("old", -100), Version("new", 1)], [(0, 10), (1, 20)], errored: ["new", "old"], failures: [(0, 3), (1, 8)]);

        Assert.Equal(["new 20 8", "old 10 3"], versions.Select(one => $"{one.Key} {one.Count} {one.Errored}"));
    }

    [Theory]
    [InlineData("gone", "only 10 0, gone 1 1")]
    [InlineData("only", "only 10 1")]
    public void The_first_version_has_what_ended_before_it(string errored, string expected) => Assert.Equal(
        expected,
        string.Join(", ", Estimate([Version("only", 5)], [(0, 10)], [errored]).Select(one => $"{one.Key} {one.Count} {one.Errored}")));

    [Fact]
    public void A_version_without_runs_is_left_out() =>
        Assert.Equal("a", Assert.Single(Estimate([Version("a", -9), Version("b", 50)], [(0, 3)], [])).Key);

    /// <summary>It isn't documented whether names of steps have their counter.</summary>
    [Theory]
    [InlineData("load-1 pay-1", "", "load pay")]
    [InlineData("load pay", "", "load pay")]
    [InlineData("load-1 pay", "", "load-1 pay")]
    [InlineData("phase-1 phase-2", "phase-1-1 phase-2-1", "phase-1 phase-2")]
    [InlineData("phase-1-1 phase-2-1", "phase-1-1", "phase-1 phase-2")]
    public void Names_of_steps_lose_their_counter_if_all_have_one(string names, string known, string expected)
    {
        EventStepNames steps = new(
            names.Split(' '),
            known.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => new WorkflowStep { Name = name, Occurrence = 1 }));

        Assert.Equal(expected, string.Join(' ', names.Split(' ').Select(steps.InCode)));
    }

    [Fact]
    public void Steps_and_runs_have_durations_and_counts()
    {
        AnalyticsRow[] rows =
        [
            .. Enumerable.Range(1, 30).SelectMany(number => new[]
            {
                Row(AnalyticsEvents.StepSuccess, "s-1", 1, number * 1000),
                Row(AnalyticsEvents.StepStart, "s-1", 1, 0),
                Row(AnalyticsEvents.AttemptStart, "s-1", number == 30 ? 3 : 1, 0),
                Row(AnalyticsEvents.WorkflowSuccess, "", 1, number * 2000),
            }),
            Row(AnalyticsEvents.StepFailure, "s-1", 2, 80_000),
            Row(AnalyticsEvents.StepStart, "s-1", 3, 0),
            Row(AnalyticsEvents.AttemptStart, "s-1", 3, 0),
        ];
        EventStepNames names = new(rows.Select(row => row.StepName), []);
        EventDurations durations = new(rows, names);
        WorkflowStepMeasure step = Assert.Single(EventSteps.Of(rows, names, durations.Steps));

        Assert.Equal((32, 32, 2, 2), (step.N, step.Runs, step.Failed, step.Retries));
        Assert.Equal((16, 40), (step.P50!.Value.TotalSeconds, step.P95!.Value.TotalSeconds));
        Assert.Equal(58, durations.Runs.P95!.Value.TotalSeconds);
    }

    [Fact]
    public void A_step_without_durations_has_its_mean()
    {
        AnalyticsRow[] rows = [Row(AnalyticsEvents.StepSuccess, "s", 4, 8_000)];
        WorkflowStepMeasure step = Assert.Single(EventSteps.Of(rows, new EventStepNames(["s"], []), []));

        Assert.Equal((0, 4, 2.0, null), (step.N, step.Runs, step.Mean!.Value.TotalSeconds, step.P50));
    }

    [Fact]
    public void A_version_has_the_time_of_its_deployment()
    {
        WorkflowMeasure[] measures = Estimate([Version("old", -30), Version("new", 1)], [(0, 10), (2, 20)], ["gone"]);
        Assert.Equal(s_from.AddHours(1).LocalDateTime, measures.Single(one => one.Key == "new").FirstOn);
        Assert.Equal(s_from.AddHours(-30).LocalDateTime, measures.Single(one => one.Key == "old").FirstOn);
        Assert.Null(measures.Single(one => one.Key == "gone").FirstOn);
    }

    private static WorkflowMeasure[] Estimate(
        WorkflowVersion[] versions, (int Hour, long Count)[] ended, string[] errored, (int Hour, long Count)[]? failures = null) =>
        new VersionEstimate(versions, s_hour, s_from, s_from + (3 * s_hour)).Of(
            Counted(ended), Counted(failures ?? []),
            [
                .. errored.Select(id => new WorkflowInstance
                {
                    VersionId = id,
                    Status = "errored",
                    EndedOn = s_from.AddHours(failures is not null && id == "new" ? 1.5 : 0.5).LocalDateTime,
                }),
            ]);

    private static (DateTimeOffset Start, long Count)[] Counted((int Hour, long Count)[] events) =>
        [.. events.Select(one => (s_from + (one.Hour * s_hour), one.Count))];

    private static WorkflowVersion Version(string id, double hours) =>
        new() { VersionId = id, CreatedOn = s_from.AddHours(hours).LocalDateTime };

    private static AnalyticsRow Row(string eventType, string step, long count, double wallTime) =>
        new() { EventType = eventType, StepName = step, Count = count, WallTime = wallTime, WorkflowName = "w" };
}
