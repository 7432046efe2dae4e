using System;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Reading;

/// <summary>The steps of an instance, all or some.</summary>
public sealed class StepTests : ConnectedTest
{
    protected override void Seed()
    {
        StepScript script = new StepScriptBuilder()
            .Do("load", 1, """{"lines":[1,2]}""")
            .Sleep("rest", TimeSpan.FromSeconds(5))
            .Do("load", 2)
            .Do(new DoStep("charge") { Failures = int.MaxValue, IsNonRetryable = true })
            .Build();
        _ = Server.Account.AddWorkflow("w", new WorkflowSetup { Script = script });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i", CreatedOn = s_start.AddHours(-1) });
    }

    [Theory]
    [InlineData("", "load-1 rest-1 load-2 charge-1")]
    [InlineData("-Name load-1", "load-1")]
    [InlineData("-Name load*, r*", "load-1 rest-1 load-2")]
    [InlineData("-Name load", "")]
    [InlineData("-Type SLEEP", "rest-1")]
    [InlineData("-Type step -Name *-1", "load-1 charge-1")]
    [InlineData("-Failed", "charge-1")]
    [InlineData("-Failed -Type sleep", "")]
    public void Steps_are_oldest_first_and_can_be_filtered(string filter, string names)
    {
        object?[] seen = Shell.Values($"Get-CfWorkflowStep w i {filter} | ForEach-Object Name");

        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), seen);
        Assert.Equal(["GET w/instances/i"], Sent);
    }

    [Fact]
    public void A_step_has_its_details()
    {
        object?[] seen = Shell.Values("""
            $step = Get-CfWorkflowStep w i -Name load-1
            $step.Status
            $step.Duration.TotalSeconds
            $step.Output.lines[1]
            $step.Attempts.Count
            $step.Occurrence
            $step.InstanceId
            $step.WorkflowName
            $step.AccountId
            $step.StartedOn.Kind
            """);

        Assert.Equal(["complete", 1.0, 2L, 1, 1, "i", "w", Server.AccountId, DateTimeKind.Local], seen);
    }

    [Fact]
    public void A_failed_step_has_its_error() => Assert.NotEmpty(
        (string)Shell.Values("(Get-CfWorkflowStep w i -Failed).Error.Message")[0]!);
}
