using System;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Input;

/// <summary>Names and ids from a pipeline: invalid ones do not stop valid ones, and special characters are literal.</summary>
public sealed class PipedInputTests : ConnectedTest
{
    protected override void Seed() => _ = Server.Account.AddWorkflow("w");

    [Theory]
    [InlineData("Get-CfWorkflowInstance", "WorkflowName = 'w*'; Id = 'i'")]
    [InlineData("Stop-CfWorkflowInstance", "WorkflowName = 'w'; Id = 'a.b'")]
    [InlineData("Wait-CfWorkflowInstance", "WorkflowName = ''; Id = 'i'")]
    [InlineData("New-CfWorkflowInstance", "WorkflowName = 'w'; Id = 'batch'")]
    [InlineData("Get-CfWorkflowInstance", "WorkflowName = 'w'; Id = ''")]
    [InlineData("Get-CfWorkflowInstance", "WorkflowName = 'w'; Id = $null")]
    public void An_invalid_piped_input_is_rejected_and_the_next_is_processed(string command, string properties)
    {
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "good", CreatedOn = s_start.AddHours(-1) });

        ShellResult result = Shell.Run($$"""
            [pscustomobject]@{ {{properties}} }, [pscustomobject]@{ WorkflowName = 'w'; Id = 'good' } | {{command}}
            """);

        Assert.NotEmpty(result.ErrorIds);
        Assert.All(Sent, line => Assert.Contains("good", line, StringComparison.Ordinal));
        Assert.NotEmpty(Sent);
    }

    [Fact]
    public void Workflows_named_like_endpoints_are_listed()
    {
        _ = Server.Account.AddWorkflow("settings");

        Assert.Equal(["settings", "w"], Shell.Values("(Get-CfWorkflow).Name"));
        Assert.Equal(["settings"], Shell.Values("(Get-CfWorkflow settin*).Name"));
    }

    [Theory]
    [InlineData("30 2 * * *-1730000000000", "30%202%20%2A%20%2A%20%2A-1730000000000")]
    [InlineData("*/5 0,12 * * 1#2-9", "%2A%2F5%200%2C12%20%2A%20%2A%201%232-9")]
    public void Scheduled_ids_are_used_literally(string id, string encoded)
    {
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = id, CreatedOn = s_start.AddHours(-1) });

        Assert.Equal([id], Shell.Values($"(Get-CfWorkflowInstance w '{id}').Id"));
        Assert.Equal([id], Shell.Values("(Get-CfWorkflowInstance w | Get-CfWorkflowInstance).Id"));
        Assert.Equal($"GET w/instances/{encoded}", Sent[0]);
    }
}
