using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Grouping;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using CsCheck;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Grouping;

/// <summary>Instances are grouped by workflow, step, and error.</summary>
public sealed class ErrorGroupingTests
{
    private static readonly DateTime s_time = new(2026, 11, 25, 3, 0, 0, DateTimeKind.Local);

    private static readonly Gen<WorkflowInstanceDetail[]> s_instances = Gen.Select(
            Gen.Int[0, 999], Gen.Int[0, 2], Gen.Int[0, 2], Gen.OneOf("charge-1", "charge-2", "print-1", ""), Gen.OneOf(WorkflowMessagesTests.Messages()),
            (id, workflow, version, step, message) => Failed($"i{id}", message, step) with
            {
                WorkflowName = $"w{workflow}",
                VersionId = $"v{version}",
                EndedOn = s_time.AddMinutes(id),
            })
        .Array[0, 60]
        .Select(all => all.DistinctBy(one => (one.WorkflowName, one.Id)).ToArray());

    [Fact]
    public void A_group_describes_its_instances()
    {
        WorkflowErrorGroup group = Assert.Single(Group(
            Failed("a", "card gateway answered 402 for order 17") with { EndedOn = s_time, VersionId = "old", CreatedOn = s_time.AddHours(-2) },
            Failed("b", "card gateway answered 402 for order 18") with { EndedOn = s_time.AddHours(1), VersionId = "new", CreatedOn = s_time.AddHours(-1) },
            Failed("c", "card gateway answered 402 for order 19", "charge card-2") with { EndedOn = s_time.AddMinutes(-1), VersionId = "old" }));

        Assert.Equal(3, group.Count);
        Assert.Equal(("orders", "charge card", "acc"), (group.WorkflowName, group.StepName, group.AccountId));
        Assert.Equal(("GatewayError", "card gateway answered 402 for order <n>"), (group.ErrorName, group.Message));
        Assert.Equal("GatewayError: card gateway answered 402 for order <n>", group.Cause);
        Assert.Equal((s_time.AddMinutes(-1), s_time.AddHours(1)), (group.FirstOn, group.LastOn));
        Assert.Equal("card gateway answered 402 for order 18", group.SampleMessage);
        Assert.Equal(["b", "a", "c"], group.Id);
        Assert.Equal(["b", "a", "c"], group.Group.Select(instance => instance.Id));
        Assert.Equal(["new", "old"], group.VersionId);
        Assert.False(group.IsEstimate);
        Assert.Null(group.IsNew);
    }

    [Fact]
    public void The_largest_group_is_first_and_then_the_latest()
    {
        WorkflowErrorGroup[] groups = Group(
            Failed("a", "first") with { EndedOn = s_time },
            Failed("b", "second") with { EndedOn = s_time.AddMinutes(1) },
            Failed("c", "third") with { EndedOn = s_time.AddMinutes(-1) },
            Failed("d", "third") with { EndedOn = s_time.AddMinutes(-1) });

        Assert.Equal(["third", "second", "first"], groups.Select(group => group.Message));
    }

    [Fact]
    public void Equal_ids_of_two_workflows_and_accounts_stay_apart()
    {
        WorkflowErrorGroup[] groups = Group(
            Failed("a", "same"), Failed("a", "same") with { WorkflowName = "refunds" }, Failed("a", "same") with { AccountId = "other" });

        Assert.Equal(3, groups.Length);
        Assert.All(groups, group => Assert.Equal(1, group.Count));
    }

    [Fact]
    public void Steps_messages_and_versions_can_be_ignored_or_distinguished()
    {
        WorkflowInstanceDetail[] instances =
        [
            Failed("a", "declined") with { VersionId = "v1" }, Failed("b", "declined", "print-1") with { VersionId = "v1" },
            Failed("c", "expired") with { VersionId = "v2" }, Failed("d", "declined") with { VersionId = "v2" },
        ];

        Assert.Equal([2, 1, 1], Counts(new GroupingOptions()));
        Assert.Equal([3, 1], Counts(new GroupingOptions { ByStep = false }));
        Assert.Equal([3, 1], Counts(new GroupingOptions { ByMessage = false }));
        Assert.Equal([4], Counts(new GroupingOptions { ByStep = false, ByMessage = false }));
        Assert.Equal([1, 1, 1, 1], Counts(new GroupingOptions { ByVersion = true }));
        Assert.All(
            ErrorGrouping.Group(instances, new GroupingOptions { ByStep = false, ByMessage = false }),
            group => Assert.Equal((null, null, "GatewayError"), (group.StepName, group.Message, group.Cause)));

        int[] Counts(GroupingOptions options) => [.. ErrorGrouping.Group(instances, options).Select(group => group.Count)];
    }

    [Fact]
    public void Instances_without_steps_times_names_messages_or_errors_are_grouped()
    {
        WorkflowErrorGroup[] groups = Group(
            new WorkflowInstanceDetail { Id = "a", Status = "errored" },
            new WorkflowInstanceDetail { Id = "b", Status = "errored", Error = new WorkflowError { Name = "TypeError" } },
            new WorkflowInstanceDetail { Id = "c", Status = "errored", Error = new WorkflowError { Message = "broken" } },
            new WorkflowInstanceDetail { Id = "d", Status = "errored", Error = new WorkflowError { Name = "TypeError", Message = "" } });

        Assert.Equal(
            [("TypeError", "TypeError", null, 2), (null, null, null, 1), ("broken", null, (string?)"broken", 1)],
            groups.Select(group => (group.Cause, group.ErrorName, group.Message, group.Count)));
        Assert.All(groups, group => Assert.Null(group.LastOn));
        Assert.All(groups, group => Assert.Empty(group.VersionId));
        Assert.Empty(Group());
    }

    /// <summary>The service wraps all of them in the same sentence.</summary>
    [Fact]
    public void The_message_of_a_NonRetryableError_is_its_own()
    {
        WorkflowErrorGroup[] groups = Group(
            Failed("a", Wrapped("NonRetryableError: order 17 was declined")), Failed("b", Wrapped("NonRetryableError: order 18 was declined")),
            Failed("c", Wrapped("NonRetryableError: \"no stock\"")), Failed("d", Wrapped("no name: here")));

        Assert.Equal(
            ["NonRetryableError: <text>", "NonRetryableError: no name: here", "NonRetryableError: order <n> was declined"],
            groups.Select(group => group.Cause).Order());
        Assert.Equal("\"no stock\"", groups.Single(group => group.Id[0] == "c").SampleMessage);
        Assert.All(
            ErrorGrouping.Group(groups.SelectMany(group => group.Group), new GroupingOptions { Baseline = [.. groups.Select(group => group with { Group = [] })] }),
            group => Assert.False(group.IsNew));

        static string Wrapped(string message) => $"Step threw a NonRetryableError with message \"{message}\"";
    }

    [Fact]
    public void A_group_that_the_baseline_does_not_have_is_new()
    {
        WorkflowErrorGroup[] earlier = Group(Failed("old", "declined for order 17"));
        WorkflowInstanceDetail[] now = [Failed("a", "declined for order 18"), Failed("b", "expired")];

        Assert.Equal([("declined for order <n>", false), ("expired", true)], IsNew(earlier));
        Assert.Equal([("declined for order <n>", false), ("expired", true)], IsNew([.. earlier.Select(one => one with { Group = [] })]));
        Assert.Equal([("declined for order <n>", true), ("expired", true)], IsNew([]));

        IEnumerable<(string?, bool)> IsNew(WorkflowErrorGroup[] baseline) =>
            ErrorGrouping.Group(now, new GroupingOptions { Baseline = baseline })
                .Select(group => (group.Message, group.IsNew!.Value)).Order();
    }

    /// <summary>What varies in one of the sets can be constant in the other: here the region.</summary>
    [Fact]
    public void A_baseline_is_grouped_together_with_the_instances()
    {
        string[] regions = ["north", "south", "east", "west", "center"];
        WorkflowErrorGroup[] earlier = Group([.. regions[..4].Select(region => Failed(region, $"the warehouse of region {region} is closed now"))]);

        WorkflowErrorGroup group = Assert.Single(ErrorGrouping.Group(
            [Failed("a", $"the warehouse of region {regions[4]} is closed now")], new GroupingOptions { Baseline = earlier }));

        Assert.False(group.IsNew);
        Assert.Equal((1, "the warehouse of region <*> is closed now"), (group.Count, group.Message));
    }

    [Fact]
    public void Versions_are_compared_with_the_whole_baseline()
    {
        WorkflowErrorGroup[] earlier = Group(Failed("old", "declined") with { VersionId = "v1" });

        WorkflowErrorGroup group = Assert.Single(ErrorGrouping.Group(
            [Failed("a", "declined") with { VersionId = "v2" }], new GroupingOptions { ByVersion = true, Baseline = earlier }));

        Assert.False(group.IsNew);
        Assert.Equal(["v2"], group.VersionId);
    }

    [Fact]
    public void Counts_of_a_sample_are_estimates()
    {
        WorkflowErrorGroup[] groups = ErrorGrouping.Group(
            [Failed("a", "declined"), Failed("b", "declined"), Failed("c", "expired"), Failed("d", "broken") with { WorkflowName = "refunds" }],
            new GroupingOptions { Totals = new Dictionary<(string?, string), int> { [("acc", "orders")] = 300, [("acc", "refunds")] = 1 } });

        Assert.Equal(
            [("declined", 200, true), ("expired", 100, true), ("broken", 1, false)],
            groups.Select(group => (group.Message, group.Count, group.IsEstimate)));
        Assert.Equal(["a", "b"], groups[0].Id.Order());
    }

    [Fact]
    public void No_instance_is_lost_or_doubled_and_order_has_no_influence() => s_instances.SampleSeeded(instances =>
    {
        WorkflowErrorGroup[] groups = Group(instances);

        Assert.Equal(
            instances.Select(Key).Order(), groups.SelectMany(group => group.Id.Select(id => (group.WorkflowName, id))).Order());
        Assert.All(groups, group => Assert.Equal(group.Count, group.Id.Length));
        Assert.All(groups, group => Assert.Equal(group.Group.Select(instance => instance.Id), group.Id));
        Assert.Equal(Described(groups), Described(Group([.. instances.Reverse()])));
        Assert.Equal(Described(groups), Described(Group([.. instances.OrderBy(one => one.Error!.Message, StringComparer.Ordinal)])));
    });

    private static IEnumerable<string> Described(WorkflowErrorGroup[] groups) =>
        groups.Select(group => $"{group.WorkflowName} {group.StepName} {group} {string.Join(' ', group.Id)}");

    private static (string, string) Key(WorkflowInstanceDetail instance) => (instance.WorkflowName, instance.Id);

    private static WorkflowErrorGroup[] Group(params WorkflowInstanceDetail[] instances) =>
        ErrorGrouping.Group(instances, new GroupingOptions());

    private static WorkflowInstanceDetail Failed(string id, string message, string step = "charge card-1")
    {
        WorkflowError error = new() { Name = "GatewayError", Message = message };
        return new WorkflowInstanceDetail
        {
            Id = id,
            WorkflowName = "orders",
            AccountId = "acc",
            Status = "errored",
            EndedOn = s_time,
            Error = error,
            Steps = step.Length == 0 ? [] : [new WorkflowStep { Name = step, Type = "step", Status = "errored", Occurrence = 1, Error = error }],
        };
    }
}
