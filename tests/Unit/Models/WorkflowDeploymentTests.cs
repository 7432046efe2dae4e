using System;
using System.Linq;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Models;

/// <summary>How settings of a workflow change, and how the change is reported.</summary>
public sealed class WorkflowDeploymentTests
{
    private static readonly Workflow s_workflow = new()
    {
        ScriptName = "shop",
        ClassName = "Billing",
        Schedules = [new WorkflowSchedule { Cron = "0 3 * * *" }, new WorkflowSchedule { Cron = "0 4 * * *" }],
    };

    private static readonly WorkflowVersion s_version = new()
    {
        StepLimit = 5000,
        SuccessRetention = TimeSpan.FromDays(7),
        ErrorRetention = TimeSpan.FromDays(14),
        ConcurrencyLimit = 10,
    };

    /// <summary>A change, and the resulting differences. Settings that are not named are kept.</summary>
    private static readonly (string Change, WorkflowChanges Changes, string Differences)[] s_table =
    [
        ("nothing", new(), ""),
        ("another class", new() { ClassName = "Invoices" }, "ClassName Billing -> Invoices"),
        ("another script", new() { ScriptName = "media" }, "ScriptName shop -> media"),
        ("the same script", new() { ScriptName = "shop", ClassName = "Billing" }, ""),
        ("a step limit", new() { StepLimit = new(true, 10) }, "StepLimit 5000 -> 10"),
        ("the same step limit", new() { StepLimit = new(true, 5000) }, ""),
        ("no step limit", new() { StepLimit = new(true, null) }, "StepLimit 5000 -> default"),
        ("a limit that is kept", new() { StepLimit = new(false, 10) }, ""),
        ("a concurrency limit", new() { ConcurrencyLimit = new(true, 1) }, "ConcurrencyLimit 10 -> 1"),
        ("no concurrency limit", new() { ConcurrencyLimit = new(true, null) }, "ConcurrencyLimit 10 -> default"),
        ("the same schedules", new() { Schedules = new(true, ["0 3 * * *", "0 4 * * *"]) }, ""),
        ("schedules in another order", new() { Schedules = new(true, ["0 4 * * *", "0 3 * * *"]) }, ""),
        ("other schedules", new() { Schedules = new(true, ["0 5 * * *"]) },
            "Schedule '0 3 * * *', '0 4 * * *' -> '0 5 * * *'"),
        ("no schedules", new() { Schedules = new(true, null) }, "Schedule '0 3 * * *', '0 4 * * *' -> none"),
        ("the same retention in words", new() { SuccessRetention = new(true, Retention.Parse("1 week")) }, ""),
        ("the same retention in hours", new() { ErrorRetention = new(true, Retention.Parse("336 hours")) }, ""),
        ("another retention", new() { SuccessRetention = new(true, Retention.Parse("2 days")) },
            "SuccessRetention 7.00:00:00 -> 2 days"),
        ("a retention of unknown length", new() { SuccessRetention = new(true, Retention.Parse("1 month")) },
            "SuccessRetention 7.00:00:00 -> 1 month"),
        ("no retention", new() { ErrorRetention = new(true, null) }, "ErrorRetention 14.00:00:00 -> default"),
    ];

    public static TheoryData<string> Changes => [.. s_table.Select(row => row.Change)];

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_updates_the_given_settings_and_keeps_the_rest(string change)
    {
        (_, WorkflowChanges changes, string expected) = s_table.Single(row => row.Change == change);
        WorkflowDeployment before = WorkflowDeployment.Of(s_workflow, s_version);

        Assert.Equal(expected, string.Join("; ", SettingDifference.Between(before, before.With(changes))));
    }

    [Fact]
    public void A_new_workflow_differs_in_every_given_setting()
    {
        WorkflowDeployment after = new WorkflowDeployment().With(new WorkflowChanges
        {
            ScriptName = "shop",
            ClassName = "Billing",
            Schedules = new(true, ["0 3 * * *"]),
        });

        Assert.Equal(
            ["ScriptName shop", "ClassName Billing", "Schedule '0 3 * * *'"],
            SettingDifference.Between(null, after).Select(setting => setting.ToStringAsNew()));
    }

    [Fact]
    public void Schedules_are_sent_only_if_present_before_or_after()
    {
        WorkflowChanges none = new() { Schedules = new(true, null) };

        Assert.Null(new WorkflowDeployment().With(none).Schedules);
        Assert.Empty(WorkflowDeployment.Of(s_workflow, null).With(none).Schedules!);
    }

    [Theory]
    [InlineData("ScriptName", 0, 1, 1, 0)]
    [InlineData("StepLimit", 1, 0, 1, 0)]
    [InlineData("StepLimit", 1, 25_001, 1, 0)]
    [InlineData("ConcurrencyLimit", 1, 25_000, 0, 0)]
    [InlineData("Schedule", 1, 1, 1, 201)]
    [InlineData(null, 1, 25_000, 1, 200)]
    [InlineData(null, 255, 1, 1, 1)]
    [InlineData("ScriptName", 256, 1, 1, 1)]
    public void A_violated_service_rule_names_the_parameter(
        string? parameter, int letters, int steps, int concurrency, int crons)
    {
        WorkflowChanges changes = new()
        {
            ScriptName = new string('s', letters),
            StepLimit = new(true, steps),
            ConcurrencyLimit = new(true, concurrency),
            Schedules = new(true, [.. Enumerable.Repeat("* * * * *", crons)]),
        };

        Assert.Equal(parameter, changes.Breach()?.Parameter);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    [InlineData(256, false)]
    [InlineData(257, true)]
    public void A_cron_expression_has_1_to_256_characters(int length, bool isRefused) => Assert.Equal(
        isRefused, new WorkflowChanges { Schedules = new(true, [new string('*', length)]) }.Breach() is not null);
}
