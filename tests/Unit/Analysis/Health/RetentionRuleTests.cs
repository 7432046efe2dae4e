using System;
using System.Linq;
using CloudflareWorkflows.Analysis.Health;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Analysis.Health;

public sealed class RetentionRuleTests
{
    /// <summary>Hours since the instance ended, and the retention in hours.</summary>
    [Theory]
    [InlineData(143.9, 168, false)]
    [InlineData(144, 168, true)]
    [InlineData(170, 168, true)]
    [InlineData(23.9, 36, false)]
    [InlineData(24, 36, true)]
    [InlineData(20, 24, false)]
    public void An_instance_expires_soon_within_a_day(double hours, double retention, bool isSoon)
    {
        WorkflowHealth health = Facts.Judge(Errored(hours) with { ErrorRetention = TimeSpan.FromHours(retention) });

        Assert.Equal(isSoon, health.Findings is [WorkflowInstanceFinding { Kind: "ExpiresSoon", Severity: "Information", Id: ["i0"] }]);
        Assert.Equal("Healthy", health.Status);
    }

    [Fact]
    public void The_advice_lists_all_that_expire()
    {
        WorkflowFinding finding = Assert.Single(
            Facts.Judge(Errored(150, 149.5, 20) with { ErrorRetention = TimeSpan.FromDays(7) }).Findings);

        Assert.Equal(2, finding.Count);
        Assert.Equal(Facts.Ago(TimeSpan.FromHours(150)), finding.OldestOn);
        Assert.Equal("Get-CfWorkflowInstance w -Status errored -Until 2026-11-19T02:31:00Z -Detail", finding.Advice);
    }

    [Fact]
    public void A_cut_list_says_so() => Assert.StartsWith("1 or more", Assert.Single(Facts.Judge(
        Errored(150) with { ErrorRetention = TimeSpan.FromDays(7), HasMoreErrored = true }).Findings).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(23.9, false)]
    [InlineData(24, true)]
    public void The_retention_matters_after_a_day(double hours, bool matters) =>
        Assert.Equal(matters, RetentionRule.NeedsRetention(Errored(hours), Facts.s_limits));

    [Fact]
    public void An_unknown_retention_leaves_the_status() => Assert.Equal("Healthy", Facts.Judge(
        Errored(150) with { NotChecked = new System.Collections.Generic.Dictionary<string, string> { ["ExpiresSoon"] = "x" } }).Status);

    private static WorkflowFacts Errored(params double[] hours) => new(Facts.Idle)
    {
        Errored = [.. hours.Select((age, index) => new WorkflowInstance
        {
            Id = $"i{index}",
            Status = "errored",
            CreatedOn = Facts.Ago(TimeSpan.FromHours(age)),
            EndedOn = Facts.Ago(TimeSpan.FromHours(age)),
        })],
    };
}
