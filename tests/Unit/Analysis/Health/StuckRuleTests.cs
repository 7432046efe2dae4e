using System;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Health;

public sealed class StuckRuleTests
{
    [Theory]
    [InlineData(60, false)]
    [InlineData(60.1, true)]
    public void Without_usual_durations_a_step_is_stuck_after_the_limit(double minutes, bool isStuck)
    {
        WorkflowHealth health = Facts.Judge(Facts.With(Facts.Instance("i", Facts.Step("load-1", minutes))));

        Assert.Equal(isStuck, health.Findings is [WorkflowInstanceFinding { Kind: "Stuck", Severity: "Warning", Id: ["i"], Count: 1 }]);
        Assert.Equal(isStuck ? "Degraded" : "Healthy", health.Status);
    }

    /// <summary>A step may always run for five minutes, and for three times what is usual.</summary>
    [Theory]
    [InlineData(1, 5, false)]
    [InlineData(1, 5.1, true)]
    [InlineData(600, 30, false)]
    [InlineData(600, 30.1, true)]
    [InlineData(7200, 300, false)]
    public void A_step_is_compared_with_its_usual_duration(double usualSeconds, double minutes, bool isStuck)
    {
        WorkflowFacts facts = Facts.With(Facts.Instance("i", Facts.Step("load-2", minutes))) with
        {
            Usual = Facts.Usual("load-1", TimeSpan.FromSeconds(usualSeconds)),
        };

        Assert.Equal(isStuck, StuckRule.Find(facts, Facts.s_limits) is not null);
    }

    [Theory]
    [InlineData(19, false)]
    [InlineData(20, true)]
    public void Fewer_than_20_runs_are_not_usual(int runs, bool isUsual)
    {
        StepDurations usual = Facts.Usual("load", TimeSpan.FromSeconds(1), runs);

        Assert.Equal(isUsual, usual.Of(Facts.Step("load-1", 1)) is not null);
        Assert.Equal(TimeSpan.FromMinutes(isUsual ? 5 : 60), StuckRule.LeastAge(usual, Facts.s_limits));
    }

    [Fact]
    public void Sleeps_and_waits_are_not_stuck() => Assert.Empty(Facts.Judge(Facts.With(
        Facts.Instance("sleeps", new WorkflowStep { Type = "sleep", Status = "waiting", StartedOn = Facts.Ago(900), EndedOn = Facts.Ago(-900) }),
        Facts.Instance("waits", Facts.Wait(100, 1000)))).Findings);

    [Fact]
    public void A_step_that_is_retried_for_too_long_is_stuck()
    {
        WorkflowHealth health = Facts.Judge(Facts.With(
            Facts.Instance("i", Facts.Step("load-1", 200, "retrying")) with { Status = "waiting" }));

        Assert.Equal(Facts.Ago(200), Assert.Single(health.Findings).OldestOn);
    }

    [Theory]
    [InlineData("paused")]
    [InlineData("complete")]
    [InlineData("waitingForPause")]
    public void An_instance_that_no_longer_runs_is_not_stuck(string status) =>
        Assert.Empty(Facts.Judge(Facts.With(Facts.Instance("i", Facts.Step("load-1", 200)) with { Status = status })).Findings);

    [Fact]
    public void Code_between_steps_can_be_stuck()
    {
        WorkflowStep done = Facts.Step("load-1", 90, "complete") with { EndedOn = Facts.Ago(61) };

        Assert.Equal(Facts.Ago(61), Assert.Single(Facts.Judge(Facts.With(Facts.Instance("i", done))).Findings).OldestOn);
        Assert.Empty(Facts.Judge(Facts.With(Facts.Instance("i", done with { EndedOn = Facts.Ago(60) }))).Findings);
        Assert.Empty(Facts.Judge(Facts.With(Facts.Instance("i") with { StartedOn = null })).Findings);
    }

    [Fact]
    public void Two_stuck_instances_are_one_finding_with_the_oldest_first()
    {
        WorkflowHealth health = Facts.Judge(Facts.With(
            Facts.Instance("new", Facts.Step("load-1", 70)), Facts.Instance("0 3 * * *-17", Facts.Step("load-1", 80))));

        WorkflowInstanceFinding finding = Assert.IsType<WorkflowInstanceFinding>(Assert.Single(health.Findings));
        Assert.Equal(["0 3 * * *-17", "new"], finding.Id);
        Assert.Equal("Get-CfWorkflowStep w '0 3 * * *-17'", finding.Advice);
    }

    [Fact]
    public void Unreadable_steps_are_not_checked()
    {
        WorkflowHealth health = Facts.Judge(Facts.With(Facts.Instance("i") with { HasMalformedSteps = true }));

        Assert.Equal("Unknown", health.Status);
        Assert.Equal(["Stuck: steps of i can't be read", "EventOverdue: steps of i can't be read"], health.NotChecked);
    }
}
