using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Health;

/// <summary>What Get-CfWorkflowHealth finds on an account.</summary>
public sealed class HealthTests : ConnectedTest
{
    private const string Show =
        " | ForEach-Object { \"$($_.WorkflowName) $($_.Status): $(($_.Findings | ForEach-Object { \"$($_.Kind)=$($_.Count)\" }) -join ' ')\".Trim() }";

    protected override TimeProvider ConnectionTime => Time;

    [Fact]
    public void The_worst_comes_first()
    {
        Server.Account.Workflow("a-idle");
        Server.Account.Workflow("b-waits");
        Server.Account.Waiting("b-waits", 85, 100);
        Server.Account.Workflow("c-failing");
        Server.Account.Ended("c-failing", 40, 260);
        Server.Account.Workflow("d-doubtful");
        Server.Account.Ended("d-doubtful", 1, 2);
        Server.Account.Workflow("e-quiet");
        Server.Account.Ended("e-quiet", 0, 2);

        Assert.Equal(
            ["c-failing Unhealthy: ErrorRate=40", "b-waits Degraded: EventOverdue=1", "d-doubtful Unknown:", "a-idle Healthy:", "e-quiet Healthy:"],
            Shell.Values("Get-CfWorkflowHealth" + Show));
    }

    [Fact]
    public void A_healthy_account_alerts_nobody()
    {
        Server.Account.Workflow("w");
        Server.Account.Ended("w", 0, 2);
        Server.Account.Running("w", 3);
        Server.Account.Waiting("w", 10, 100);

        Assert.Empty(Shell.Values("Get-CfWorkflowHealth | Where-Object Status -ne Healthy"));
    }

    [Fact]
    public void An_account_without_workflows_has_no_output() => Assert.Empty(Shell.Values("Get-CfWorkflowHealth"));

    [Fact]
    public void A_step_is_stuck_against_what_is_usual()
    {
        Server.Account.Workflow("w");
        Server.Account.Ended("w", 0, 20, 600);
        Server.Account.Running("w", 6);

        Assert.Equal(["w Degraded: Stuck=1"], Shell.Values("Get-CfWorkflowHealth" + Show));
        Assert.Equal(["running-6-0"], Shell.Values("(Get-CfWorkflowHealth).Findings.Id"));
        Assert.Equal(["w Healthy:"], Shell.Values("Get-CfWorkflowHealth -SkipCheck stuck" + Show));
    }

    [Theory]
    [InlineData("", "w Healthy:")]
    [InlineData("-OlderThan 50m", "w Degraded: Stuck=2")]
    public void A_step_without_usual_durations_is_stuck_after_OlderThan(string parameters, string expected)
    {
        Server.Account.Workflow("w");
        Server.Account.Running("w", 55, 2);

        Assert.Equal([expected], Shell.Values($"Get-CfWorkflowHealth {parameters}" + Show));
    }

    [Fact]
    public void Retries_are_a_storm_and_a_stuck_step()
    {
        Server.Account.Workflow("w");
        Server.Account.Retrying("w", 200);

        Assert.Equal(["w Degraded: Stuck=1 RetryStorm=327"], Shell.Values("Get-CfWorkflowHealth" + Show));
    }

    [Fact]
    public void A_queue_is_compared_with_the_concurrency_limit()
    {
        Server.Account.Workflow("narrow");
        Server.Account.Queued("narrow", 40);
        Server.Account.Workflow("wide", 5);
        Server.Account.Queued("wide", 40);

        Assert.Equal(["narrow Degraded: QueueBacklog=40", "wide Healthy:"], Shell.Values("Get-CfWorkflowHealth" + Show));
    }

    [Theory]
    [InlineData(143, "")]
    [InlineData(145, " ExpiresSoon=3")]
    public void Errored_instances_that_are_deleted_within_a_day_are_information(int hours, string finding)
    {
        _ = Server.Account.AddWorkflow("w", new Sandbox.Accounts.WorkflowSetup
        {
            CreatedOn = s_start.AddDays(-100),
            Retention = new Sandbox.Accounts.Retention(null, TimeSpan.FromDays(7)),
        });
        Server.Account.Ended("w", 3, 0, hours * 60);

        Assert.Equal([$"w Healthy:{finding}"], Shell.Values("Get-CfWorkflowHealth" + Show));
    }

    [Fact]
    public void The_retention_of_the_account_is_the_default()
    {
        _ = Shell.Values("Set-CfWorkflowSetting -ErrorRetention '5 days'");
        Server.Account.Workflow("w");
        Server.Account.Ended("w", 1, 0, 60 * 100);

        Assert.Equal(["w Healthy: ExpiresSoon=1"], Shell.Values("Get-CfWorkflowHealth" + Show));
    }

    [Theory]
    [InlineData("-Since 2026-11-02T07:50Z", "w Healthy:")]
    [InlineData("-Since 2026-11-02T07:30Z", "w Unhealthy: ErrorRate=5")]
    [InlineData("-Since 2026-11-02T07:30Z -ErrorRate 99", "w Healthy:")]
    public void Rates_are_measured_since_a_time(string parameters, string expected)
    {
        Server.Account.Workflow("w");
        Server.Account.Ended("w", 5, 1);

        Assert.Equal([expected], Shell.Values($"Get-CfWorkflowHealth w {parameters}" + Show));
    }

    [Theory]
    [InlineData("0.5", "w Unhealthy: ErrorRate=5")]
    [InlineData("'83.5'", "w Healthy:")]
    [InlineData("'0,5'", "ParameterArgumentTransformationError")]
    [InlineData("$true", "ParameterArgumentTransformationError")]
    [InlineData("101", "ParameterArgumentValidationError")]
    [InlineData("([double]::NaN)", "ParameterArgumentValidationError")]
    public void The_limit_of_the_error_rate_is_a_number_of_percents(string limit, string expected)
    {
        Server.Account.Workflow("w");
        Server.Account.Ended("w", 5, 1);

        ShellResult result = Shell.Run($"Get-CfWorkflowHealth w -Since 2026-11-02T07:30Z -ErrorRate {limit}" + Show);

        Assert.Equal([expected], [.. result.Values, .. result.ErrorIds]);
    }

    [Fact]
    public void Each_advice_runs_as_it_is_printed()
    {
        Server.Account.Workflow("w");
        Server.Account.Running("w", 65);
        Server.Account.Waiting("w", 85, 100);
        Server.Account.Ended("w", 3, 0, 145 * 60);
        Server.Account.Queued("w", 40);
        _ = Shell.Values("Set-CfWorkflowSetting -ErrorRetention '7 days'");

        ShellResult result = Shell.Run("""
            $findings = (Get-CfWorkflowHealth w).Findings
            $findings.Kind -join ' '
            $findings | ForEach-Object { "$($_.Kind) $(@(& ([scriptblock]::Create($_.Advice))).Count)" }
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(
            ["QueueBacklog Stuck EventOverdue ExpiresSoon", "QueueBacklog 1", "Stuck 1", "EventOverdue 0", "ExpiresSoon 3"], result.Values);
        Assert.DoesNotContain(Sent, request => request.StartsWith("POST w", StringComparison.Ordinal));
    }

    /// <summary>On the account of the sandbox's demo, where each kind of finding has an instance.</summary>
    [Fact]
    public void Each_advice_runs_on_the_demo_account()
    {
        Sandbox.Seeding.DemoIncident.Add(Server.Account);
        Server.Account.Workflow("retries");
        Server.Account.Retrying("retries", 200);

        ShellResult result = Shell.Run("""
            $findings = (Get-CfWorkflowHealth -Since 2026-11-01T20:00Z -Baseline $null).Findings
            $findings | ForEach-Object { $null = & ([scriptblock]::Create($_.Advice)) }
            $findings.Kind
            """);

        Assert.Empty(result.Errors);
        Assert.Equal(
            ["ErrorRate", "EventOverdue", "ExpiresSoon", "NewError", "RetryStorm", "ScheduleMissed", "ScriptDeleted", "Stuck"],
            result.Values.Distinct().Order());
    }

    [Fact]
    public void A_finding_can_be_piped_to_the_commands_for_instances()
    {
        Server.Account.Workflow("w");
        Server.Account.Running("w", 65, 2);

        Assert.Equal(
            ["running-65-0", "running-65-1"],
            Shell.Values("(Get-CfWorkflowHealth w).Findings | Get-CfWorkflowInstance | ForEach-Object Id").Order());
    }
}
