using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Health;

public sealed class ListRulesTests
{
    [Theory]
    [InlineData(null, "Healthy")]
    [InlineData(false, "Healthy")]
    [InlineData(true, "Unhealthy")]
    public void A_deleted_script_is_critical(bool? isDeleted, string status)
    {
        WorkflowHealth health = Facts.Judge(new WorkflowFacts(Facts.Idle with { ScriptDeleted = isDeleted }));

        Assert.Equal(status, health.Status);
        Assert.Equal(isDeleted == true, health.Findings is [{ Kind: "ScriptDeleted", Advice: "Remove-CfWorkflow w -WhatIf" }]);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(5, false)]
    [InlineData(5.1, true)]
    public void A_schedule_is_missed_after_five_minutes(double minutes, bool isMissed)
    {
        WorkflowHealth health = Facts.Judge(new WorkflowFacts(Facts.Idle with { NextRun = Facts.Ago(minutes) }));

        Assert.Equal(isMissed, health.Findings is [{ Kind: "ScheduleMissed", Severity: "Critical" }]);
        Assert.Equal(isMissed ? Facts.Ago(minutes) : null, health.Findings is [WorkflowFinding one] ? one.OldestOn : null);
    }

    [Theory]
    [InlineData(19, 0, null, false)]
    [InlineData(20, 0, null, true)]
    [InlineData(20, 2, null, true)]
    [InlineData(20, 3, null, false)]
    [InlineData(49, 5, 5, false)]
    [InlineData(50, 5, 5, true)]
    [InlineData(50, 0, 6, false)]
    public void A_queue_is_a_backlog_if_it_is_ten_times_what_can_run(int queued, int running, int? limit, bool isBacklog)
    {
        WorkflowFacts facts = new(Facts.Idle with { Queued = queued, Running = running }) { ConcurrencyLimit = limit };

        WorkflowHealth health = Facts.Judge(facts);

        Assert.Equal(isBacklog, health.Findings is [{ Kind: "QueueBacklog", Severity: "Warning" } one] && one.Count == queued);
        Assert.True(!isBacklog || ListRules.MayBeBacklog(facts.Workflow));
    }

    [Fact]
    public void A_workflow_without_counts_has_no_backlog() =>
        Assert.Equal("Healthy", Facts.Judge(new WorkflowFacts(new Workflow { Name = "w" })).Status);
}
