using System;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Reading;

/// <summary>The content of an object, also for a newer service.</summary>
public sealed class InstanceTests : ConnectedTest
{
    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstance("w", new InstanceSetup
        {
            Id = "i",
            CreatedOn = s_start.AddHours(-1),
            Params = """{"order":{"lines":[{"sku":"mug","count":2}]},"at":"2026-01-02T03:04:05Z"}""",
        });
    }

    [Fact]
    public void A_listing_returns_the_basic_type_and_an_id_returns_the_full_type()
    {
        object?[] types = Shell.Values("""
            (Get-CfWorkflowInstance w).GetType().Name
            (Get-CfWorkflowInstance w i).GetType().Name
            (Get-CfWorkflowInstance w -Detail).GetType().Name
            """);

        Assert.Equal(["WorkflowInstance", "WorkflowInstanceDetail", "WorkflowInstanceDetail"], types);
    }

    [Fact]
    public void Params_and_output_are_objects_of_any_depth()
    {
        object?[] seen = Shell.Values("""
            $instance = Get-CfWorkflowInstance w i
            $instance.Params.order.lines[0].sku
            $instance.Params.order.lines[0].count
            $instance.Output.ok
            $instance.StepCount
            """);

        Assert.Equal(["mug", 2L, true, 1], seen);
    }

    [Fact]
    public void Times_are_local_and_support_arithmetic()
    {
        object?[] seen = Shell.Values("""
            $instance = Get-CfWorkflowInstance w i
            $instance.CreatedOn.Kind
            $instance.CreatedOn.ToUniversalTime().ToString('o')
            ($instance.EndedOn - $instance.StartedOn) -eq $instance.Duration
            ([datetime]::Now - $instance.CreatedOn).GetType().Name
            """);

        Assert.Equal([DateTimeKind.Local, "2026-11-02T07:00:00.0000000Z", true, "TimeSpan"], seen);
    }

    [Fact]
    public void An_object_converts_to_its_key_as_text()
    {
        object?[] seen = Shell.Values("""
            $workflow = Get-CfWorkflow w
            $instance = Get-CfWorkflowInstance $workflow
            "$workflow $instance"
            (Get-CfWorkflowInstance $workflow $instance).Id
            (Get-CfWorkflowStep $workflow $instance).InstanceId
            """);

        Assert.Equal(["w i", "i", "i"], seen);
    }

    [Theory]
    [InlineData("Get-CfWorkflowInstance w")]
    [InlineData("Get-CfWorkflowInstance w i")]
    [InlineData("New-CfWorkflowInstance w -Id j")]
    public void Unknown_statuses_and_fields_pass_through(string command)
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.UnknownFields });

        Assert.Equal(["hibernating"], Shell.Values($"({command}).Status"));
    }

    [Fact]
    public void An_unknown_status_is_not_an_end()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.UnknownFields });

        Assert.Equal(["WaitTimedOut"], Shell.Run("Wait-CfWorkflowInstance w i -TimeoutSec 0").ErrorIds);
    }

    [Fact]
    public void A_workflow_has_its_counts()
    {
        object?[] seen = Shell.Values("""
            $workflow = Get-CfWorkflow w
            $workflow.Complete
            $workflow.Errored
            $workflow.WorkflowName
            $workflow.ScriptName
            $workflow.AccountId
            $null -eq $workflow.psobject.Properties['Id']
            """);

        Assert.Equal([1, 0, "w", "w-worker", Server.AccountId, true], seen);
    }
}
