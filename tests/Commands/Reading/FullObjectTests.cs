using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Reading;

/// <summary>Derived properties of the full instance object.</summary>
public sealed class FullObjectTests : ConnectedTest
{
    protected override void Seed()
    {
        DoStep declined = new("charge")
        {
            Failures = int.MaxValue,
            IsNonRetryable = true,
            Error = new StepError("GatewayError", "402"),
        };
        _ = Server.Account.AddWorkflow("w");
        Add("failed", new StepScriptBuilder().Do("load", 1).Do(declined).Build());
        Add("asks", new StepScriptBuilder().WaitForEvent("approval", "approved", TimeSpan.FromDays(3)).Build());
    }

    [Fact]
    public void The_cause_of_a_failure_is_the_error_of_the_step_that_ended_it_as_the_code_threw_it() => Assert.Equal(
        ["charge-1", "NonRetryableError: 402", "WorkflowFatalError", "WorkflowFatalError"],
        Shell.Values("""
            Get-CfWorkflowInstance w failed |
                ForEach-Object { "$($_.FailedStep)"; "$($_.Cause)"; $_.Steps[1].Error.Name; $_.Error.Name }
            """));

    [Fact]
    public void The_cause_and_the_group_of_an_error_have_one_name_and_message() => Assert.Equal(
        [true, true],
        Shell.Values("""
            $cause = (Get-CfWorkflowInstance w failed).Cause
            Get-CfWorkflowInstance w failed | Group-CfWorkflowError |
                ForEach-Object { $_.ErrorName -ceq $cause.Name; $_.SampleMessage -ceq $cause.Message }
            """));

    [Fact]
    public void Waiting_instances_are_found_by_wait_reason_not_by_status() => Assert.Equal(
        ["asks"],
        Shell.Values("Get-CfWorkflowInstance w -Detail | Where-Object WaitsFor | ForEach-Object Id"));

    [Fact]
    public void Creation_and_modification_times_from_a_list_are_kept()
    {
        _ = Shell.Values("Restart-CfWorkflowInstance w failed");

        object?[] same = Shell.Values("""
            $listed = Get-CfWorkflowInstance w | Where-Object Id -eq failed
            $full = Get-CfWorkflowInstance w -Detail | Where-Object Id -eq failed
            $read = Get-CfWorkflowInstance w failed
            $full.CreatedOn -eq $listed.CreatedOn
            $full.ModifiedOn -eq $listed.ModifiedOn
            $full.QueuedOn -eq $read.QueuedOn
            $full.QueuedOn -gt $full.CreatedOn
            """);

        Assert.Equal([true, true, true, true], same.Cast<bool>());
    }

    [Theory]
    [InlineData("Get-CfWorkflowInstance w failed", "Id")]
    [InlineData("Get-CfWorkflowInstance w", "Id")]
    [InlineData("Get-CfWorkflowStep w failed", "Name")]
    [InlineData("Get-CfWorkflow", "Name")]
    [InlineData("Get-CfWorkflowVersion w", "VersionId")]
    [InlineData("Get-CfWorkflowGraph w", "VersionId")]
    [InlineData("Get-CfWorkflowSetting", "AccountId")]
    public void The_key_comes_first(string script, string key) => Assert.Equal(
        [key], Shell.Values($"@(({script})[0].psobject.Properties)[0].Name"));

    private void Add(string id, StepScript script) => _ = Server.Account.AddInstance(
        "w", new InstanceSetup { Id = id, Script = script, CreatedOn = s_start.AddHours(-1) });
}
