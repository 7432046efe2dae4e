using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Health;

public sealed class EventOverdueRuleTests
{
    [Theory]
    [InlineData(80, false)]
    [InlineData(80.1, true)]
    [InlineData(120, true)]
    public void A_wait_is_overdue_beyond_80_percent_of_its_timeout(double minutes, bool isOverdue)
    {
        WorkflowHealth health = Facts.Judge(Facts.With(Facts.Instance("i", Facts.Wait(minutes, 100)) with { Status = "waiting" }));

        Assert.Equal(isOverdue, health.Findings is [WorkflowInstanceFinding { Kind: "EventOverdue", Id: ["i"] } one]
            && one.Advice == "Send-CfWorkflowEvent w i -Type approved -WhatIf" && one.OldestOn == Facts.Ago(minutes));
        Assert.Equal(isOverdue ? "Degraded" : "Healthy", health.Status);
    }

    [Fact]
    public void Each_of_several_waits_is_checked() => Assert.Single(
        Facts.Judge(Facts.With(Facts.Instance("i", Facts.Wait(10, 100), Facts.Wait(90, 100)))).Findings);

    [Fact]
    public void A_wait_without_a_known_end_is_not_checked()
    {
        WorkflowHealth health = Facts.Judge(Facts.With(Facts.Instance("i", Facts.Wait(90, 100) with { EndedOn = null })));

        Assert.Equal(("Unknown", 0), (health.Status, health.Findings.Length));
        Assert.Equal(["EventOverdue: the service doesn't report when the wait of i ends"], health.NotChecked);
    }

    [Fact]
    public void An_event_without_a_type_is_shown_by_its_step() => Assert.Equal(
        "Get-CfWorkflowStep w i",
        Assert.Single(Facts.Judge(Facts.With(Facts.Instance("i", Facts.Wait(90, 100) with { EventType = null }))).Findings).Advice);
}
