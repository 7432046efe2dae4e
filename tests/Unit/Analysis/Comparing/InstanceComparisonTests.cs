using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Comparing;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Comparing;

/// <summary>What a comparison of two instances says, case by case.</summary>
public sealed class InstanceComparisonTests
{
    private static readonly DateTime s_start = new(2026, 11, 25, 1, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_first_step_that_differs_is_the_failed_one_also_if_an_earlier_step_is_slower()
    {
        WorkflowInstanceComparison comparison = Compare(
            Instance("complete", Step("load-1", 0, 1), Step("charge-1", 1, 2), Step("ship-1", 2, 3)),
            Instance("errored", Step("load-1", 0, 4), Failed("charge-1", 4, 13, "declined")));

        Assert.Equal("charge-1", comparison.FirstDifference);
        Assert.Equal("charge-1", comparison.SlowestStep);
        Assert.Equal(13.0 / 3, comparison.Change!.Value, 3);
        Assert.Equal(
            ["load-1: Slower", "charge-1: Status, Error, Slower", "ship-1: Missing"],
            comparison.Steps.Select(step => step.ToString()));
        Assert.Equal("declined", comparison.Steps[1].DifferenceError!.Message);
    }

    [Theory]
    [InlineData(1000, 1900, "")]
    [InlineData(1000, 2000, "Slower")]
    [InlineData(100, 599, "")]
    [InlineData(100, 600, "Slower")]
    [InlineData(2000, 1000, "Faster")]
    [InlineData(0, 500, "Slower")]
    public void A_step_is_slower_from_twice_the_time_and_half_a_second(int usual, int milliseconds, string difference)
    {
        WorkflowStepComparison step = Compare(
            Instance("complete", Step("a-1", 0, usual / 1000.0)), Instance("complete", Step("a-1", 0, milliseconds / 1000.0))).Steps.Single();

        Assert.Equal(difference, string.Join(", ", step.Differences));
        Assert.Equal(usual == 0 ? null : (double)milliseconds / usual, step.Change);
    }

    [Fact]
    public void Steps_with_the_same_name_are_matched_by_type_and_counter()
    {
        WorkflowInstanceComparison comparison = Compare(
            Instance("complete", Step("poll-1", 0, 1), Step("poll-2", 1, 2), Step("poll-1", 2, 3) with { Type = "rollback" }),
            Instance("complete", Step("poll-1", 0, 1), Step("poll-2", 1, 2), Step("poll-3", 2, 3)));

        Assert.Equal(
            ["poll-1", "poll-2", "poll-1: Missing", "poll-3: Extra"], comparison.Steps.Select(step => step.ToString()));
    }

    [Fact]
    public void Names_without_a_counter_are_matched_in_order() => Assert.Equal(
        ["a", "a: Attempts", "a: Extra"],
        Compare(
            Instance("complete", Step("a", 0, 1), Step("a", 1, 2)),
            Instance("complete", Step("a", 0, 1), Step("a", 1, 2) with { Attempts = [new(), new()] }, Step("a", 2, 3)))
            .Steps.Select(step => step.ToString()));

    [Fact]
    public void A_step_of_one_instance_alone_comes_where_it_ran()
    {
        WorkflowInstanceComparison comparison = Compare(
            Instance("complete", Step("a-1", 0, 1), Step("b-1", 1, 2), Step("c-1", 2, 3), Step("d-1", 3, 4)),
            Instance("complete", Step("a-1", 0, 1), Step("x-1", 1, 2), Step("c-1", 2, 3), Step("y-1", 3, 4)));

        Assert.Equal(
            ["a-1", "b-1: Missing", "x-1: Extra", "c-1", "d-1: Missing", "y-1: Extra"],
            comparison.Steps.Select(step => step.ToString()));
        Assert.Equal("b-1", comparison.FirstDifference);
    }

    [Fact]
    public void A_step_that_an_instance_has_not_reached_is_not_missing()
    {
        WorkflowInstanceComparison comparison = Compare(
            Instance("complete", Step("a-1", 0, 1), Step("b-1", 1, 2)),
            Instance("running", Step("a-1", 0, null) with { Status = "running" }));

        Assert.Equal(["a-1: Status", "b-1: NotReached"], comparison.Steps.Select(step => step.ToString()));
        Assert.Null(comparison.Change);
        Assert.Contains(comparison.Notes, note => note.Contains("is running", StringComparison.Ordinal));
    }

    [Fact]
    public void Steps_in_another_order_are_told_and_steps_at_the_same_time_are_not()
    {
        WorkflowInstanceComparison swapped = Compare(
            Instance("complete", Step("a-1", 0, 1), Step("b-1", 1, 2), Step("c-1", 2, 3)),
            Instance("complete", Step("b-1", 0, 1), Step("a-1", 1, 2), Step("c-1", 2, 3)));
        WorkflowInstanceComparison parallel = Compare(
            Instance("complete", Step("a-1", 0, 2), Step("b-1", 1, 3)),
            Instance("complete", Step("b-1", 0, 2), Step("a-1", 2, 4)));

        Assert.Equal(["a-1: Order", "b-1: Order", "c-1"], swapped.Steps.Select(step => step.ToString()));
        Assert.Null(swapped.FirstDifference);
        Assert.Equal(["a-1", "b-1"], parallel.Steps.Select(step => step.ToString()));
    }

    [Fact]
    public void Steps_without_duration_have_an_order_only_at_different_times() => Assert.Equal(
        ["a-1", "b-1"],
        Compare(
            Instance("complete", Step("a-1", 1, 1), Step("b-1", 1, 1)),
            Instance("complete", Step("b-1", 1, 1), Step("a-1", 2, 2))).Steps.Select(step => step.ToString()));

    [Fact]
    public void Steps_without_times_can_be_compared()
    {
        WorkflowStep bare = new() { Name = "a-1", Type = "step", Status = "complete" };

        Assert.Empty(Compare(Instance("complete", bare), Instance("complete", bare)).Steps.Single().Differences);
    }

    [Fact]
    public void Instances_without_steps_can_be_compared()
    {
        WorkflowInstanceComparison comparison = Compare(Instance("queued"), Instance("errored", Failed("a-1", 0, 1, "x")));

        Assert.Equal("a-1: NotReached", comparison.Steps.Single().ToString());
        Assert.Contains(comparison.Notes, note => note.Contains("has no steps", StringComparison.Ordinal));
        Assert.Null(Compare(Instance("queued"), Instance("queued")).FirstDifference);
    }

    [Fact]
    public void Other_versions_accounts_and_unreadable_steps_are_noted()
    {
        WorkflowInstanceDetail one = Instance("complete", Step("a-1", 0, 1)) with { VersionId = "v1", AccountId = "x" };

        Assert.Empty(Compare(one, one).Notes);
        Assert.Single(Compare(one, one with { VersionId = "v2" }).Notes);
        Assert.Single(Compare(one, one with { AccountId = "y" }).Notes);
        Assert.Single(Compare(one, one with { HasMalformedSteps = true }).Notes);
    }

    [Fact]
    public void Many_steps_take_the_time_of_sorting()
    {
        WorkflowStep[] steps = [.. Enumerable.Range(0, 25_000).Select(number => Step($"s-{number}", number, number + 1))];

        // A comparison of each step with each other one would not end.
        WorkflowInstanceComparison comparison = Compare(
            Instance("complete", steps), Instance("complete", [.. steps.Reverse().Select((step, index) => Step(step.Name, index, index + 1))]));

        Assert.Equal(25_000, comparison.Steps.Count(step => step.Differences is ["Order"]));
    }

    internal static WorkflowInstanceDetail Instance(string status, params WorkflowStep[] steps) => new()
    {
        Id = "i",
        WorkflowName = "w",
        Status = status,
        StartedOn = s_start,
        EndedOn = InstanceStatus.IsEnded(status) ? steps.Max(step => step.EndedOn) : null,
        Steps = steps,
    };

    private static WorkflowInstanceComparison Compare(WorkflowInstanceDetail reference, WorkflowInstanceDetail difference) =>
        InstanceComparison.Compare(reference, difference);

    private static WorkflowStep Step(string name, double start, double? end) => new()
    {
        Name = name,
        Type = "step",
        Status = "complete",
        StartedOn = s_start.AddSeconds(start),
        EndedOn = end is double known ? s_start.AddSeconds(known) : null,
        Attempts = [new WorkflowStepAttempt { Number = 1, Success = true }],
    };

    private static WorkflowStep Failed(string name, double start, double end, string message) =>
        Step(name, start, end) with { Status = "errored", Error = new WorkflowError { Name = "Error", Message = message } };
}
