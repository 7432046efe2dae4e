using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Waiting;

/// <summary>Waiting until an instance waits for an event, in any status.</summary>
public sealed class WaitForEventTests : ConnectedTest
{
    protected override void Seed()
    {
        StepScript asks = new StepScriptBuilder().Do("draw up", 1).WaitForEvent("approval", "approved", TimeSpan.FromDays(3)).Build();
        StepScript ends = new StepScriptBuilder().Do("draw up", 1).Build();
        _ = Server.Account.AddWorkflow("w");
        Add("asks", asks);
        Add("paused", asks);
        Add("ended", ends);
    }

    [Fact]
    public void An_instance_waiting_for_the_event_is_returned_in_any_status()
    {
        _ = Shell.Values("Suspend-CfWorkflowInstance w paused");

        object?[] seen = Shell.Values("""
            Wait-CfWorkflowInstance w asks, paused -ForEvent approved | ForEach-Object { "$_ $($_.Status) $($_.GetType().Name)" }
            """);

        Assert.Equal(["asks waiting WorkflowInstance", "paused paused WorkflowInstance"], seen);
    }

    [Fact]
    public void One_request_reads_steps_and_full_object()
    {
        object?[] seen = Shell.Values("(Wait-CfWorkflowInstance w asks -ForEvent approved -Detail).WaitsFor");

        Assert.StartsWith("event approved until ", (string)seen.Single()!, StringComparison.Ordinal);
        string line = Assert.Single(Sent);
        Assert.DoesNotContain("simple", line, StringComparison.Ordinal);
    }

    [Fact]
    public void An_instance_that_ended_without_the_event_is_an_error_at_once()
    {
        ShellResult result = Shell.Run("Wait-CfWorkflowInstance w ended, asks -ForEvent approved");

        Assert.Equal(["asks"], result.Values.Select(instance => instance!.ToString()));
        Assert.Equal(["WaitEventUnreachable"], result.ErrorIds);
        Assert.Equal("ended", result.Targets.Single()!.ToString());
    }

    [Fact]
    public void Another_event_does_not_match()
    {
        ShellResult result = Shell.Run("Wait-CfWorkflowInstance w asks -ForEvent Approved -TimeoutSec 0");

        Assert.Equal(["WaitTimedOut"], result.ErrorIds);
    }

    [Fact]
    public void Many_instances_are_read_not_listed_and_conflicting_parameters_are_rejected()
    {
        for (int number = 0; number < 30; number++)
        {
            Add($"many-{number}", new StepScriptBuilder().WaitForEvent("a", "approved", TimeSpan.FromDays(3)).Build());
        }

        Assert.Equal(30, Shell.Values("1..30 | ForEach-Object { \"many-$($_ - 1)\" } | ForEach-Object { [pscustomobject]@{ WorkflowName = 'w'; Id = $_ } } | Wait-CfWorkflowInstance -ForEvent approved").Length);
        Assert.Equal(30, Sent.Length);
        Assert.Equal(["StatusWithForEvent"], Shell.Run("Wait-CfWorkflowInstance w asks -ForEvent approved -Status waiting").ErrorIds);
        Assert.Equal(["ParameterArgumentValidationError"], Shell.Run("Wait-CfWorkflowInstance w asks -ForEvent ''").ErrorIds);
        Assert.Equal(30, Sent.Length);
    }

    private void Add(string id, StepScript script) => _ = Server.Account.AddInstance(
        "w", new InstanceSetup { Id = id, Script = script, CreatedOn = s_start.AddHours(-1) });
}
