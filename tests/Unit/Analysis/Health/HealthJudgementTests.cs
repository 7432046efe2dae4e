using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Health;

public sealed class HealthJudgementTests
{
    [Fact]
    public void An_idle_workflow_is_healthy()
    {
        WorkflowHealth health = Facts.Judge(new WorkflowFacts(Facts.Idle));

        Assert.Equal(("Healthy", null, "w", "a"), (health.Status, health.ErrorRate, health.WorkflowName, health.AccountId));
        Assert.Empty(health.NotChecked);
    }

    [Theory]
    [InlineData("ErrorRate")]
    [InlineData("RetryStorm")]
    [InlineData("NewError")]
    [InlineData("Stuck")]
    [InlineData("EventOverdue")]
    [InlineData("QueueBacklog")]
    public void A_check_that_could_not_be_made_is_never_healthy(string kind)
    {
        WorkflowFacts facts = new(Facts.Idle) { NotChecked = new Dictionary<string, string> { [kind] = "no permission" } };

        Assert.Equal(("Unknown", $"{kind}: no permission"), (Facts.Judge(facts).Status, Facts.Judge(facts).NotChecked.Single()));
        Assert.Equal(("Healthy", 0), (Facts.Judge(facts, kind).Status, Facts.Judge(facts, kind).NotChecked.Length));
    }

    [Fact]
    public void A_finding_is_worse_than_what_is_unknown()
    {
        WorkflowFacts facts = new(Facts.Idle with { ScriptDeleted = true })
        {
            NotChecked = new Dictionary<string, string> { ["RetryStorm"] = "x" },
            Open = [Facts.Instance("i", Facts.Step("load-1", 100))],
        };

        WorkflowHealth health = Facts.Judge(facts);

        Assert.Equal(["ScriptDeleted", "Stuck"], health.Findings.Select(finding => finding.Kind));
        Assert.Equal(("Unhealthy", 1), (health.Status, health.NotChecked.Length));
        Assert.Equal("Degraded", Facts.Judge(facts, "ScriptDeleted").Status);
        Assert.Equal("Unknown", Facts.Judge(facts, "ScriptDeleted", "Stuck").Status);
    }

    [Fact]
    public void A_new_error_is_a_warning_that_is_passed_on() => Assert.Equal("Degraded", Facts.Judge(new WorkflowFacts(Facts.Idle)
    {
        NewErrors = [new WorkflowInstanceFinding { Kind = "NewError", Severity = "Warning" }],
    }).Status);

    [Theory]
    [InlineData("order-17", "order-17")]
    [InlineData("_a", "'_a'")]
    [InlineData("7d", "'7d'")]
    [InlineData("0 3 * * */2,5-1", "'0 3 * * */2,5-1'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("it\u2019s", "'it\u2019\u2019s'")]
    [InlineData("$(x)", "'$(x)'")]
    [InlineData("", "''")]
    public void An_argument_is_quoted_if_it_must_be(string text, string argument) =>
        Assert.Equal(argument, CommandLine.Argument(text));

    [Fact]
    public void A_time_in_a_command_does_not_move_with_the_clock() =>
        Assert.Equal("2026-11-25T08:00:00Z", CommandLine.Time(Facts.s_now.ToOffset(System.TimeSpan.FromHours(2))));
}
