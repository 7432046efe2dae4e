using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Measuring;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis;

/// <summary>What is read of a workflow, and what counts for which time.</summary>
public sealed class MeasurePlanTests
{
    private static readonly DateTime s_now = new(2026, 11, 10, 0, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(40, 300, 600, 200, 40, 20, 20)]
    [InlineData(40, 300, 600, 10, 10, 10, 10)]
    [InlineData(5_000, 100, 5, 200, 200, 20, 5)]
    [InlineData(0, 0, 0, 200, 0, 0, 0)]
    public void Details_are_read_of_a_sample(int errored, int complete, int before, int sample, int readErrored, int readComplete, int readBefore)
    {
        DetailPlan plan = DetailPlan.Of(
            [.. Runs("errored", errored, 1), .. Runs("complete", complete, 1)], [.. Runs("complete", before, 3), .. Runs("errored", 3, 3)], sample, withSteps: true);

        Assert.Equal((readErrored, readComplete, readBefore), (plan.Errored.Length, plan.Complete.Length, plan.Usual.Length));
        Assert.Equal(readErrored + readComplete + readBefore, plan.RequestCount);
        Assert.Equal(errored, plan.Errored.Length * plan.ErroredWeight, 3);
    }

    [Fact]
    public void Without_steps_only_errored_instances_are_read() =>
        Assert.Equal(40, DetailPlan.Of([.. Runs("errored", 40, 1), .. Runs("complete", 9, 1)], [], 200, withSteps: false).RequestCount);

    [Theory]
    [InlineData(10, 1, "5")]
    [InlineData(10, 2, "2 7")]
    [InlineData(4, 4, "0 1 2 3")]
    [InlineData(3, 9, "0 1 2")]
    public void A_sample_is_evenly_spread(int count, int size, string expected) =>
        Assert.Equal(expected, string.Join(' ', EvenSample.Of(Enumerable.Range(0, count).ToArray(), size)));

    [Fact]
    public void Runs_are_sorted_by_their_end()
    {
        RunPeriods periods = new(
            [.. Runs("complete", 3, 0.5), .. Runs("errored", 2, 2), .. Runs("complete", 4, 3), .. Runs("running", 5, 0.5), .. Runs("complete", 6, 20)],
            Times());

        Assert.Equal((3, 4 + 2), (periods.Now.Length, periods.Usual.Length));
        Assert.Empty(periods.Notes);
    }

    /// <summary>Before the first success, only failures are left: a rate of them would be wrong.</summary>
    [Fact]
    public void The_baseline_begins_with_the_first_success_that_is_left()
    {
        RunPeriods periods = new([.. Runs("complete", 1, 3), .. Runs("errored", 9, 6), .. Runs("errored", 2, 2.5)], Times());

        Assert.Equal(s_now.AddDays(-3), periods.BaselineFrom);
        Assert.Equal((1, 2), (periods.Usual.Count(RunPeriods.IsComplete), periods.Usual.Count(RunPeriods.IsErrored)));
    }

    [Theory]
    [InlineData("errored", "only runs that failed are left")]
    [InlineData("running", "no run of the 7 days before is left")]
    public void Without_a_success_nothing_is_usual(string status, string note)
    {
        RunPeriods periods = new([.. Runs("complete", 2, 0.5), .. Runs(status, 3, 4)], Times());

        Assert.Null(periods.BaselineFrom);
        Assert.Contains(note, Assert.Single(periods.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_retention_cuts_the_baseline()
    {
        RunPeriods periods = new(
            [.. Runs("complete", 2, 6), .. Runs("complete", 2, 2)], Times() with { KeptFrom = s_now.AddDays(-3), CompleteFrom = s_now.AddDays(-3) });

        Assert.Equal(s_now.AddDays(-2), periods.BaselineFrom);
    }

    [Theory]
    [InlineData(true, 1, true)]
    [InlineData(false, 5, true)]
    [InlineData(false, 4, false)]
    public void Successes_that_are_gone_are_noted(bool isKnown, int failures, bool isIncomplete)
    {
        RunPeriods periods = new(
            [.. Runs("complete", 2, 0.2), .. Runs("errored", failures, 0.8)],
            Times() with { CompleteFrom = isKnown ? s_now.AddHours(-12) : null });

        Assert.Equal(isIncomplete, periods.IsIncomplete);
        Assert.Equal(isIncomplete, periods.Notes.Any(note => note.Contains("no longer kept", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_list_that_ends_early_is_noted() => Assert.Contains(
        new RunPeriods(Runs("complete", 2, 2), Times() with { ListedFrom = s_now.AddDays(-3) }).Notes,
        note => note.Contains("too many to list", StringComparison.Ordinal));

    private static RunTimes Times() => new(s_now.AddDays(-1), s_now, s_now.AddDays(-8), s_now.AddDays(-8), null, null);

    private static IEnumerable<WorkflowInstance> Runs(string status, int count, double daysAgo) =>
        Enumerable.Range(0, count).Select(number => new WorkflowInstance
        {
            Id = FormattableString.Invariant($"{status}-{daysAgo}-{number}"),
            Status = status,
            StartedOn = s_now.AddDays(-daysAgo).AddSeconds(-1).ToLocalTime(),
            EndedOn = status == "running" ? null : s_now.AddDays(-daysAgo).AddSeconds(number).ToLocalTime(),
        });
}
