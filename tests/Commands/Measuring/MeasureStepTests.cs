using System;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Measuring;

/// <summary>Measures of steps, from full objects.</summary>
public sealed class MeasureStepTests : ConnectedTest
{
    private const string Shown = """
        ForEach-Object { "$($_.WorkflowName) $($_.StepName) $($_.N) $($_.Runs) $($_.Failed) $($_.Retries) $($_.P50.TotalSeconds)" }
        """;

    [Fact]
    public void Steps_are_measured_by_their_name_in_the_code() => Assert.Equal(
        ["w load 2 2 0 0 2", "w pay 2 2 1 1 3", "w load-2 1 1 0 0 4", "w wait 0 1 0 0 "],
        Shell.Values($"Get-CfWorkflowInstance w -Detail | Measure-CfWorkflowInstance -Step | {Shown}"));

    [Theory]
    [InlineData("$serializer::Deserialize($serializer::Serialize($_))")]
    public void Deserialized_instances_have_steps_too(string form) => Assert.Equal(
        ["w load 2 2 0 0 2", "w pay 2 2 1 1 3", "w load-2 1 1 0 0 4", "w wait 0 1 0 0 "],
        Shell.Values($$"""
            $serializer = [System.Management.Automation.PSSerializer]
            Get-CfWorkflowInstance w -Detail | ForEach-Object { {{form}} } | Measure-CfWorkflowInstance -Step | {{Shown}}
            """));

    [Theory]
    [InlineData("Get-CfWorkflowInstance w")]
    [InlineData("Get-CfWorkflowInstance w | ForEach-Object { [pscustomobject]@{ WorkflowName = $_.WorkflowName; Status = $_.Status } }")]
    public void Listed_instances_have_no_steps_which_is_one_error(string listing)
    {
        ShellResult result = Shell.Run($"{listing} | Measure-CfWorkflowInstance -Step");

        Assert.Equal(["StepsNeeded"], result.ErrorIds);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void An_instance_that_has_reached_no_step_is_no_error()
    {
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "queued", CreatedOn = s_start, QueueTime = TimeSpan.FromHours(1) });

        Assert.Empty(Shell.Values("Get-CfWorkflowInstance w queued | Measure-CfWorkflowInstance -Step"));
    }

    [Fact]
    public void A_baseline_is_compared_by_workflow_and_step()
    {
        ShellResult result = Shell.Run("""
            $usual = Get-CfWorkflowInstance w -Detail | Measure-CfWorkflowInstance -Step
            Get-CfWorkflowInstance w -Detail | Measure-CfWorkflowInstance -Step -Baseline $usual | ForEach-Object { "$($_.StepName) $($_.UsualP50.TotalSeconds)" }
            """);

        Assert.Equal(["load 2", "pay 3", "load-2 4", "wait "], result.Values);
    }

    [Fact]
    public void No_connection_is_needed() => Assert.Empty(Shell.Run("""
        $instance = Get-CfWorkflowInstance w -Detail
        Disconnect-CfWorkflow
        $instance | Measure-CfWorkflowInstance -Step
        """).Errors);

    protected override void Seed()
    {
        RetryConfig retries = new(1, TimeSpan.FromSeconds(1), Backoff.Constant);
        StepScript failing = new StepScriptBuilder()
            .Do("load", 2).Do(new DoStep("pay") { Failures = int.MaxValue, Duration = TimeSpan.FromSeconds(1), Retries = retries }).Build();
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup
        {
            Script = new StepScriptBuilder().Do("load", 2).Do("pay", 3).Do("load-2", 4).WaitForEvent("wait", "e").Build(),
        });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "waiting", CreatedOn = s_start.AddHours(-1) });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "failed", CreatedOn = s_start.AddHours(-2), Script = failing });
    }
}
