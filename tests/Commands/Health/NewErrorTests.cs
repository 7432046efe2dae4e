using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Health;

/// <summary>Errors that a baseline doesn't have.</summary>
public sealed class NewErrorTests : ConnectedTest
{
    private const string Known = "Get-CfWorkflowInstance w -Status errored | Group-CfWorkflowError";

    private const string Show = " | ForEach-Object { \"$($_.Status):$($_.Findings.Kind)\" }";

    protected override TimeProvider ConnectionTime => Time;

    protected override void Seed()
    {
        Server.Account.Workflow("w");
        Server.Account.Ended("w", 2, 100);
    }

    [Fact]
    public void An_error_that_the_baseline_lacks_is_new_with_its_instances()
    {
        object?[] found = Shell.Values(
            "(Get-CfWorkflowHealth -Baseline @()).Findings | ForEach-Object { \"$($_.Kind) $($_.Severity) $($_.Count)\"; $_.Id; $_.Advice }");

        Assert.Equal("NewError Warning 2", found[0]);
        Assert.Equal(["errored-20-0", "errored-20-1"], found[1..3].Order());
        Assert.StartsWith("Get-CfWorkflowStep w errored-20-", (string)found[3]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_count_of_the_newest_failures_says_so()
    {
        Server.Account.Workflow("many");
        Server.Account.Ended("many", 30, 10);

        Assert.Equal(
            ["30", "A new error in the step charge, about 30 times (20 of the 20 newest failures): NonRetryableError: <n>"],
            Shell.Values("(Get-CfWorkflowHealth many -Baseline @() -SkipCheck ErrorRate, RetryStorm).Findings | ForEach-Object { \"$($_.Count)\"; $_.Message }"));
    }

    [Fact]
    public void Without_a_baseline_none_is_looked_for()
    {
        Assert.Equal(["Healthy"], Shell.Values("(Get-CfWorkflowHealth).Status"));
        Assert.DoesNotContain(Sent, request => request.Contains("/errored-", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Known)]
    [InlineData("Get-CfWorkflowInstance w -Status errored -Detail")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((" + Known + ")))")]
    public void An_error_of_the_baseline_is_not_new(string baseline) => Assert.Equal(
        ["Healthy:"], Shell.Values($"$before = {baseline}; Get-CfWorkflowHealth -Baseline $before" + Show));

    [Fact]
    public void A_baseline_of_other_workflows_is_refused()
    {
        Server.Account.Workflow("other");

        Assert.Equal(["BaselineUnmatched"], Shell.Run($"Get-CfWorkflowHealth other -Baseline ({Known})").ErrorIds);
        Assert.Equal(["Degraded:NewError"], Shell.Values("Get-CfWorkflowHealth w -Baseline $null" + Show));
    }

    [Fact]
    public void A_baseline_that_is_no_error_is_refused() =>
        Assert.Equal(["BaselineUnfit"], Shell.Run("Get-CfWorkflowHealth -Baseline (Get-CfWorkflow w)").ErrorIds);
}
