using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Comparing;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using CsCheck;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Comparing;

/// <summary>What holds for a comparison of any two instances.</summary>
public sealed class RandomComparisonTests
{
    private static readonly DateTime s_start = new(2026, 11, 25, 1, 0, 0, DateTimeKind.Utc);

    private static readonly Dictionary<string, string> s_mirrored = new()
    {
        ["Missing"] = "Extra",
        ["Extra"] = "Missing",
        ["Slower"] = "Faster",
        ["Faster"] = "Slower",
    };

    private static Gen<WorkflowStep> Step { get; } = Gen.Select(
        Among("a-1", "a-2", "b-1", "c", "d-1"), Among("step", "sleep", "rollback"),
        Among("complete", "errored", "running"), Gen.Int[-1, 6], Gen.Int[-1, 4], Gen.Int[0, 3],
        (name, type, status, start, duration, attempts) => new WorkflowStep
        {
            Name = name,
            Type = type,
            Status = status,
            StartedOn = start < 0 ? null : s_start.AddSeconds(start),
            EndedOn = start < 0 || duration < 0 ? null : s_start.AddSeconds(start + duration),
            Error = status == "errored" ? new WorkflowError { Name = "E", Message = $"{attempts}" } : null,
            Attempts = new WorkflowStepAttempt[attempts],
        });

    private static Gen<WorkflowInstanceDetail> Instance { get; } = Gen.Select(
        Step.Array[0, 12], Among("complete", "errored", "running", "queued"), Gen.Int[0, 9],
        (steps, status, duration) => new WorkflowInstanceDetail
        {
            Id = "i",
            Status = status,
            StartedOn = s_start,
            EndedOn = InstanceStatus.IsEnded(status) ? s_start.AddSeconds(duration) : null,
            Steps = steps,
        });

    [Fact]
    public void An_instance_does_not_differ_from_itself() => Instance.SampleSeeded(
        instance =>
        {
            WorkflowInstanceComparison comparison = InstanceComparison.Compare(instance, instance);

            Assert.Null(comparison.FirstDifference);
            Assert.Null(comparison.SlowestStep);
            Assert.All(comparison.Steps, step => Assert.Empty(step.Differences));
        },
        iter: 1000);

    [Fact]
    public void The_other_way_round_the_same_steps_differ() => Gen.Select(Instance, Instance).SampleSeeded(
        pair =>
        {
            (WorkflowInstanceDetail one, WorkflowInstanceDetail other) = pair;
            WorkflowInstanceComparison comparison = InstanceComparison.Compare(one, other);
            WorkflowInstanceComparison mirrored = InstanceComparison.Compare(other, one);

            Assert.Equal(
                comparison.Steps.Select(step => Line(step, difference => difference)).Order(StringComparer.Ordinal),
                mirrored.Steps.Select(step => Line(step, Mirror)).Order(StringComparer.Ordinal));
            Assert.Equal(comparison.FirstDifference is null, mirrored.FirstDifference is null);
        },
        iter: 1000);

    [Fact]
    public void Each_step_of_both_is_there_once_in_the_order_of_the_reference() => Gen.Select(Instance, Instance).SampleSeeded(
        pair =>
        {
            (WorkflowInstanceDetail one, WorkflowInstanceDetail other) = pair;
            List<StepPair> pairs = StepAlignment.Align(one.Steps, other.Steps);

            Assert.Equal(one.Steps, pairs.Select(step => step.Reference).OfType<WorkflowStep>());
            Assert.Equal(
                other.Steps.Select(step => step.ToString()).Order(), pairs.Select(step => step.Difference).OfType<WorkflowStep>().Select(step => step.Name).Order());
        },
        iter: 1000);

    /// <summary>The order is found without a comparison of all pairs. Here they are compared.</summary>
    [Fact]
    public void Moved_steps_are_those_of_two_steps_in_opposite_order() => Gen.Select(Instance, Instance).SampleSeeded(
        pair =>
        {
            List<StepPair> pairs = StepAlignment.Align(pair.Item1.Steps, pair.Item2.Steps);
            StepPair[] both = [.. pairs.Where(one => one is { Reference.StartedOn: not null, Difference.StartedOn: not null })];
            StepPair[] expected =
            [
                .. both.Where(one => both.Any(other =>
                    (Precedes(one.Reference!, other.Reference!) && Precedes(other.Difference!, one.Difference!))
                    || (Precedes(other.Reference!, one.Reference!) && Precedes(one.Difference!, other.Difference!)))),
            ];

            Assert.Equal(expected.ToHashSet(), StepOrder.FindMoved(pairs));
        },
        iter: 1000);

    private static bool Precedes(WorkflowStep one, WorkflowStep other) =>
        one.EndedOn is DateTime end && end <= other.StartedOn && one.StartedOn < other.StartedOn;

    private static string Line(WorkflowStepComparison step, Func<string, string> map) =>
        $"{step.Type} {step.StepName} {string.Join(',', step.Differences.Select(map).Order(StringComparer.Ordinal))}";

    private static string Mirror(string difference) => s_mirrored.GetValueOrDefault(difference, difference);

    private static Gen<string> Among(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);
}
