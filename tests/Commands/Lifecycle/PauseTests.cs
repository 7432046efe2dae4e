using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Lifecycle;

/// <summary>Instances are paused and resumed.</summary>
public sealed class PauseTests : ConnectedTest
{
    protected override void Seed()
    {
        CommandCalls.Seed(Server.Account);
        StepScript works = new StepScriptBuilder().Do("work", seconds: 600).Build();
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "busy", Script = works, CreatedOn = s_start.AddMinutes(-1) });
    }

    [Fact]
    public void There_is_no_output_and_one_request_per_instance()
    {
        Assert.Empty(Shell.Values("Suspend-CfWorkflowInstance w i; Resume-CfWorkflowInstance w i"));

        Assert.Equal(["PATCH w/instances/i/status", "PATCH w/instances/i/status"], Sent);
        Assert.Equal(
            ["""{"status":"pause"}""", """{"status":"resume"}"""], Server.Requests.Select(request => request.Body));
    }

    [Fact]
    public void A_running_step_finishes_first()
    {
        Assert.Equal(["i paused", "busy waitingForPause"], Shell.Values("""
            Suspend-CfWorkflowInstance w i, busy -PassThru | ForEach-Object { "$($_.Id) $($_.Status)" }
            """));

        Time.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(["paused"], Shell.Values("(Get-CfWorkflowInstance w busy).Status"));
    }

    [Fact]
    public void PassThru_returns_the_full_updated_instance()
    {
        Assert.Equal(
            ["WorkflowInstance", "i", "w", Server.AccountId, "waiting", DateTimeKind.Local],
            Shell.Values("""
                Suspend-CfWorkflowInstance w i
                Get-CfWorkflowInstance w -Status paused | Resume-CfWorkflowInstance -PassThru | ForEach-Object {
                    $_.GetType().Name; $_.Id; $_.WorkflowName; $_.AccountId; $_.Status; $_.CreatedOn.Kind
                }
                """));
    }

    [Fact]
    public void Many_instances_keep_input_order()
    {
        string[] ids = [.. Enumerable.Range(0, 30).Select(number => $"i-{number}")];
        _ = Server.Account.AddInstances(
            "w", ids.Select(id => new InstanceSetup { Id = id, CreatedOn = s_start.AddMinutes(-1) }));

        object?[] paused = Shell.Values("(Suspend-CfWorkflowInstance w (0..29 | ForEach-Object { \"i-$_\" }) -PassThru).Id");

        Assert.Equal(ids, paused);
        Assert.All(ids, id => Assert.Equal("paused", Server.Account.FindInstance("w", id)!.At(s_start).Status));
    }
}
