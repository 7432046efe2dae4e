using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Stopping;

/// <summary>Running instances are stopped. Ended instances are not changed.</summary>
public sealed class StopInstanceTests : ConnectedTest
{
    protected override TimeProvider ConnectionTime => new PassingTime(Time);

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "running", QueueTime = TimeSpan.FromDays(1) });
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "ended", CreatedOn = s_start.AddHours(-1) });
    }

    [Fact]
    public void There_is_no_output_and_one_request_per_instance()
    {
        Assert.Empty(Shell.Values("Stop-CfWorkflowInstance w running"));

        Assert.Equal(["PATCH w/instances/running/status"], Sent);
        Assert.Equal("""{"status":"terminate"}""", Server.Requests.Single().Body);
        Assert.Equal("terminated", StatusOf("running"));
    }

    [Fact]
    public void Rollback_is_sent()
    {
        _ = Shell.Values("Stop-CfWorkflowInstance w running -Rollback");

        Assert.Equal("""{"status":"terminate","rollback":true}""", Server.Requests.Single().Body);
    }

    [Fact]
    public void PassThru_returns_the_updated_instance()
    {
        object?[] seen = Shell.Values("""
            Stop-CfWorkflowInstance w running -PassThru | ForEach-Object { $_.Id; $_.Status; $_.GetType().Name }
            """);

        Assert.Equal(["running", "terminated", "WorkflowInstance"], seen);
    }

    [Fact]
    public void An_ended_instance_is_not_an_error()
    {
        ShellResult result = Shell.Run("Stop-CfWorkflowInstance w ended, running -PassThru -Verbose");

        Assert.Empty(result.Errors);
        Assert.Equal(["ended", "running"], result.Values.Select(instance => instance!.ToString()));
        Assert.Equal("complete", StatusOf("ended"));
    }

    [Theory]
    [InlineData(FaultKind.CutAfterActing)]
    [InlineData(FaultKind.CutBeforeActing)]
    [InlineData(FaultKind.InternalError)]
    public void A_lost_response_is_recovered(FaultKind kind)
    {
        _ = Server.Faults.Add(new Fault { Kind = kind, Method = "PATCH" });

        _ = Shell.Values("Stop-CfWorkflowInstance w running");

        Assert.Equal("terminated", StatusOf("running"));
    }

    private string StatusOf(string id) => Server.Account.FindInstance("w", id)!.At(Time.GetUtcNow()).Status;
}
