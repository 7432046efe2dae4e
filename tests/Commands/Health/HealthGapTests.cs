using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Analytics;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Health;

/// <summary>Get-CfWorkflowHealth where something can't be read: it says what wasn't checked, and no workflow is Healthy by
/// mistake.</summary>
public sealed class HealthGapTests : ConnectedTest
{
    private const string Show =
        " | ForEach-Object { \"$($_.WorkflowName) $($_.Status) $($_.Errored) of $($_.Ended) $($_.Source)\"; $_.NotChecked }";

    protected override TimeProvider ConnectionTime => Time;

    [Fact]
    public void Without_the_permission_rates_come_from_lists_and_retries_are_not_checked()
    {
        Shell.Set("token", Secret.Of(Server.Credentials.Issue(analytics: false)));
        ConnectSession("", Time);
        Server.Account.Workflow("a-failing");
        Server.Account.Ended("a-failing", 5, 3);
        Server.Account.Workflow("b-open");
        Server.Account.Running("b-open", 3);
        Server.Account.Workflow("c-idle");
        Server.Account.Ended("c-idle", 0, 3);

        Assert.Equal(
            [
                "a-failing Unhealthy 5 of 8 Lists",
                "b-open Unknown  of  ", "RetryStorm: the credential doesn't have the permission Account Analytics Read",
                "c-idle Healthy  of  ",
            ],
            Shell.Values("Get-CfWorkflowHealth" + Show));
        Assert.Equal(["b-open Healthy  of  "], Shell.Values("Get-CfWorkflowHealth b-* -SkipCheck RetryStorm" + Show));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("n0")]
    public void Errors_of_GraphQL_are_a_gap_also_beside_data(string? node)
    {
        Server.Analytics.Errors = [new AnalyticsError("the dataset is being rebuilt", "internal", node)];
        Server.Account.Workflow("w");
        Server.Account.Ended("w", 5, 3);
        Server.Account.Running("w", 3);

        object?[] health = Shell.Values("Get-CfWorkflowHealth" + Show);

        Assert.Equal("w Unhealthy 5 of 8 Lists", health[0]);
        Assert.StartsWith("RetryStorm: analytics can't be read: ", (string)health[1]!, StringComparison.Ordinal);
        Assert.Contains("the dataset is being rebuilt", (string)health[1]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_field_is_a_gap()
    {
        Server.Analytics.RefusedFields = ["wallTime"];
        Server.Account.Workflow("w");
        Server.Account.Running("w", 3);

        Assert.Equal(["Unknown"], Shell.Values("(Get-CfWorkflowHealth).Status"));
    }

    [Fact]
    public void Late_analytics_are_completed_from_the_list()
    {
        Server.Analytics.Lateness = TimeSpan.FromHours(3);
        Server.Account.Workflow("w");
        Server.Account.Ended("w", 5, 3);

        Assert.Equal(["w Unhealthy 5 of 8 Lists"], Shell.Values("Get-CfWorkflowHealth" + Show));
    }

    [Fact]
    public void Sampled_analytics_are_an_estimate()
    {
        Server.Analytics.SampleInterval = 10;
        Server.Account.Workflow("w");
        Server.Account.Ended("w", 200, 200);

        Assert.Equal([true], Shell.Values("(Get-CfWorkflowHealth).IsEstimate"));
    }

    [Fact]
    public void A_range_longer_than_a_node_is_read_in_parts()
    {
        Server.Analytics.MaxDuration = TimeSpan.FromHours(6);
        Server.Account.Workflow("w");
        Server.Account.Ended("w", 2, 0, 30);
        Server.Account.Ended("w", 3, 0, 20 * 60);

        Assert.Equal(["w Unhealthy 5 of 5 Analytics"], Shell.Values("Get-CfWorkflowHealth -Since 2026-11-01T08:00Z -SkipCheck ExpiresSoon" + Show));
    }

    [Theory]
    [InlineData("*/instances/running*", "Stuck: ")]
    [InlineData("*/instances/waiting*", "Stuck: ")]
    [InlineData("*/instances", "Stuck: ")]
    public void What_cannot_be_read_is_not_checked(string path, string gap)
    {
        Server.Account.Workflow("w");
        Server.Account.Running("w", 90);
        Server.Account.Waiting("w", 10, 100);
        Server.Faults.Add(new Fault { Path = path, Kind = FaultKind.Error, StatusCode = 400, Code = 10002, Message = "no", Times = 99 });

        object?[] health = Shell.Values("Get-CfWorkflowHealth | ForEach-Object { $_.Status; $_.NotChecked }");

        Assert.Contains(health, one => ((string)one!).StartsWith(gap, StringComparison.Ordinal));
        Assert.DoesNotContain("Healthy", health);
    }

    [Fact]
    public void An_instance_that_is_gone_is_not_stuck()
    {
        Server.Account.Workflow("w");
        Server.Account.Running("w", 90);
        Server.Faults.Add(new Fault
        {
            Path = "*/instances/running*",
            Kind = FaultKind.Error,
            StatusCode = 404,
            Code = 10400,
            Message = "instance.not_found",
        });

        Assert.Equal(["Healthy"], Shell.Values("(Get-CfWorkflowHealth).Status"));
    }

    [Fact]
    public void A_workflow_that_is_deleted_meanwhile_is_unknown()
    {
        Server.Account.Workflow("gone");
        Server.Account.Running("gone", 90);
        Server.Account.Workflow("w");
        Server.Faults.Add(new Fault
        {
            Path = "*/gone/*",
            Kind = FaultKind.Error,
            StatusCode = 404,
            Code = 10200,
            Message = "workflow.not_found",
            Times = 99,
        });

        Assert.Equal(
            ["gone Unknown 0 of 0 Analytics", "Stuck: the workflow doesn't exist anymore", "w Healthy 0 of 0 Analytics"],
            Shell.Values("Get-CfWorkflowHealth" + Show));
    }

    [Fact]
    public void A_name_that_does_not_exist_is_an_error_of_its_own()
    {
        Server.Account.Workflow("w");

        ShellResult result = Shell.Run("Get-CfWorkflowHealth w, nope, x-*, 'not valid' | ForEach-Object WorkflowName");

        Assert.Equal(["w"], result.Values);
        Assert.Equal(["InvalidWorkflowName", "NotFound"], result.ErrorIds.Order());
        Assert.Equal(["No workflow matches 'x-*'."], result.Warnings);
    }

    [Fact]
    public void A_time_in_the_future_is_refused()
    {
        Server.Account.Workflow("w");

        Assert.Equal(["TimeNotPast"], Shell.Run("Get-CfWorkflowHealth -Since 2026-11-02T09:00Z").ErrorIds);
        Assert.Equal(["TimeNotPast"], Shell.Run("Get-CfWorkflowHealth -OlderThan 2100-01-01").ErrorIds);
    }

    [Fact]
    public async Task It_can_be_cancelled_in_the_middle()
    {
        Server.Account.Workflow("w");
        Server.Account.Running("w", 90);
        Fault stalled = new() { Path = "*/instances/running*", Kind = FaultKind.Stall };
        Server.Faults.Add(stalled);

        using RunningScript script = Shell.Start("Get-CfWorkflowHealth");
        await stalled.Reached.WaitAsync(Stop);
        ShellResult result = await script.StopAsync();

        Assert.Empty(result.Values);
        Assert.Empty(result.Errors);
    }
}
