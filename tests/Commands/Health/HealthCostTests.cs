using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Health;

/// <summary>How many requests Get-CfWorkflowHealth sends.</summary>
public sealed class HealthCostTests : ConnectedTest
{
    protected override TimeProvider ConnectionTime => Time;

    [Fact]
    public void A_hundred_workflows_of_which_20_are_as_bad_as_can_be_take_102_requests_and_2_nodes()
    {
        AddIdle(80);
        for (int index = 0; index < 20; index++)
        {
            string name = $"busy-{index}";
            Server.Account.Workflow(name);
            Server.Account.Ended(name, 5, 5);
            Server.Account.Ended(name, 3, 0, (29 * 24 * 60) + 60);
            Server.Account.Running(name, 120, 2);
            Server.Account.Waiting(name, 85, 100);
            Server.Account.Queued(name, 30);
        }

        object?[] health = Shell.Values("Get-CfWorkflowHealth | ForEach-Object { \"$($_.Status) $($_.Findings.Kind -join ' ')\" }");

        Assert.Equal(102, Server.Requests.Count);
        Assert.Equal(2, DataNodes);
        Assert.Equal(100, health.Length);
        Assert.All(health.Take(20), one => Assert.StartsWith("Unhealthy ErrorRate QueueBacklog Stuck EventOverdue", (string)one!, StringComparison.Ordinal));
        Assert.All(health.Skip(20), one => Assert.Equal("Healthy ", one));
    }

    [Fact]
    public void What_20_workflows_usually_have_is_checked_completely()
    {
        AddIdle(80);
        for (int index = 0; index < 20; index++)
        {
            string name = $"busy-{index}";
            Server.Account.Workflow(name);
            Server.Account.Ended(name, index % 3, 50);
            Server.Account.Ended(name, index % 2, 0, (29 * 24 * 60) + 60);
            Server.Account.Running(name, 1, 3);
            Server.Account.Waiting(name, 20, 100);
        }

        Assert.Empty(Shell.Values("Get-CfWorkflowHealth | ForEach-Object { $_.NotChecked }"));

        Assert.InRange(Server.Requests.Count, 50, 102);
        Assert.Equal(2, DataNodes);
    }

    [Fact]
    public void A_workflow_without_open_and_errored_instances_takes_the_list_alone()
    {
        AddIdle(100);
        Server.Account.Ended("idle-7", 0, 3);

        Assert.Equal(100, Shell.Values("Get-CfWorkflowHealth").Length);

        Assert.Equal(["GET workflows", "POST graphql", "POST graphql"], Sent.Select(request => request.Split('?')[0]));
        Assert.Equal(1, DataNodes);
    }

    [Fact]
    public void Piped_workflows_are_listed_together()
    {
        AddIdle(50);

        Assert.Equal(50, Shell.Values("Get-CfWorkflow | Get-CfWorkflowHealth").Length);

        Assert.Equal(4, Server.Requests.Count);
    }

    [Fact]
    public void One_workflow_is_read_by_its_name()
    {
        AddIdle(3);

        Assert.Equal(["idle-1"], Shell.Values("(Get-CfWorkflowHealth idle-1).WorkflowName"));

        Assert.Equal("GET idle-1", Sent[0]);
    }

    /// <summary>The nodes with data. Asking what the account may ask is no node.</summary>
    private long DataNodes => Server.Analytics.NodeCount;

    private void AddIdle(int count)
    {
        for (int index = 0; index < count; index++)
        {
            Server.Account.Workflow($"idle-{index}");
        }
    }
}
