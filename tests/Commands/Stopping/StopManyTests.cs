using System;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Stopping;

/// <summary>Many instances are stopped by the service's job, which takes time.</summary>
public sealed class StopManyTests : ConnectedTest
{
    private const string Post = "POST w/instances/batch/terminate";
    private const string Look = "GET w/instances/terminate";

    protected override TimeProvider ConnectionTime => new PassingTime(Time);

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddWorkflow("other");
        for (int i = 0; i < 30; i++)
        {
            _ = Server.Account.AddInstance("w", new InstanceSetup { Id = $"i{i}", QueueTime = TimeSpan.FromDays(1) });
        }
    }

    [Fact]
    public void Many_instances_take_one_request()
    {
        Assert.Empty(Shell.Values("Get-CfWorkflowInstance w | Stop-CfWorkflowInstance"));

        Assert.Equal(["GET w/instances", Post, Look], Sent.Distinct());
        Assert.All(Enumerable.Range(0, 30), i => Assert.Equal("terminated", StatusOf($"i{i}")));
    }

    [Fact]
    public void An_id_that_does_not_exist_is_an_error_only_for_that_id()
    {
        ShellResult result = Shell.Run("Stop-CfWorkflowInstance w (@('none') + (0..29 | ForEach-Object { \"i$_\" })) -PassThru");

        Assert.Equal("NotFound,CloudflareWorkflows.Commands.StopCfWorkflowInstanceCommand", result.Errors.Single().FullyQualifiedErrorId);
        Assert.Equal("none", result.Errors.Single().TargetObject);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"i{i}"), result.Values.Select(instance => instance!.ToString()));
        Assert.Equal([Post, Look, "GET w/instances", "GET w/instances/none"], Sent.Distinct());
    }

    [Fact]
    public void All_takes_one_request_and_can_be_awaited()
    {
        Assert.Empty(Shell.Values("Stop-CfWorkflowInstance w -All -Status QUEUED -Wait"));

        Assert.Equal(["GET w", "PUT w/instances/terminate", Look], Sent.Distinct());
        Assert.Equal("status=queued", Server.Requests.Single(request => request.Method == "PUT").Query);
        Assert.All(Enumerable.Range(0, 30), i => Assert.Equal("terminated", StatusOf($"i{i}")));
    }

    [Fact]
    public void Stopping_shows_progress_until_completed()
    {
        ShellResult result = Shell.Run("Stop-CfWorkflowInstance w -All -Wait");

        Assert.Equal("Stop 30 instances (30 queued) of w", result.Progress[0].StatusDescription);
        Assert.Equal(ProgressRecordType.Completed, result.Progress[^1].RecordType);
        Assert.Equal(ProgressRecordType.Completed, Shell.Run("Stop-CfWorkflowInstance w -All").Progress[^1].RecordType);
    }

    [Fact]
    public void Several_statuses_are_sequential_jobs()
    {
        Assert.Empty(Shell.Values("Stop-CfWorkflowInstance w -All -Status queued, waiting"));

        Assert.Equal(
            ["status=queued", "status=waiting"],
            Server.Requests.Where(request => request.Method == "PUT").Select(request => request.Query).Distinct());
    }

    [Theory]
    [InlineData("Get-CfWorkflowInstance w -Newest 1 | Stop-CfWorkflowInstance -All")]
    [InlineData("Get-CfWorkflowVersion w | Stop-CfWorkflowInstance -All")]
    public void An_instance_or_version_is_not_treated_as_its_workflow(string script)
    {
        Assert.Equal(
            "IdWithAll,CloudflareWorkflows.Commands.StopCfWorkflowInstanceCommand",
            Shell.Run(script).Errors.Single().FullyQualifiedErrorId);
        Assert.DoesNotContain(Server.Requests, request => request.Method == "PUT");
    }

    [Fact]
    public void Without_the_job_the_instances_are_listed()
    {
        _ = Server.Faults.Add(new() { Kind = Sandbox.Faults.FaultKind.Error, StatusCode = 405, Path = "*terminate", Times = 99 });

        Assert.Empty(Shell.Values("Get-CfWorkflow | Stop-CfWorkflowInstance -All"));

        Assert.Equal(30, Server.Requests.Count(request => request.Method == "PATCH"));
        Assert.All(Enumerable.Range(0, 30), i => Assert.Equal("terminated", StatusOf($"i{i}")));
    }

    private string StatusOf(string id) =>
        Server.Account.FindInstance("w", id)!.At(Time.GetUtcNow()).Status;
}
