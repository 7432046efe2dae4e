using System;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Pipelines;

/// <summary>What Get-CfWorkflow reads for each kind of input.</summary>
public sealed class WorkflowNameTests : ConnectedTest
{
    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("v");
        _ = Server.Account.AddWorkflow("w");
    }

    [Theory]
    [InlineData("'v', 'w'", "", "v w")]
    [InlineData("'v*'", "", "v")]
    [InlineData(", ('v', 'w')", "", "v w")]
    [InlineData("[pscustomobject]@{ Name = 'w' }", "", "w")]
    [InlineData("[pscustomobject]@{ WorkflowName = 'w' }", "", "w")]
    [InlineData("[pscustomobject]@{ Name = 'charge-1'; InstanceId = 'i'; WorkflowName = 'w' }", "", "w")]
    [InlineData("[pscustomobject]@{ AccountId = $server.AccountId }", "", "v w")]
    [InlineData("[pscustomobject]@{ AccountId = $server.AccountId }", "w", "w")]
    [InlineData("Get-CfWorkflow v", "w", "w")]
    [InlineData("'v'", "w", "NameTwice")]
    [InlineData("@{ Name = 'w' }", "", "NoWorkflow")]
    [InlineData("[pscustomobject]@{ Other = 'w' }", "", "NoWorkflow")]
    [InlineData("Get-CfWorkflowContext", "", "NoWorkflow")]
    [InlineData("Get-CfWorkflowSetting", "", "NoWorkflow")]
    public void Names_and_objects_of_a_workflow_are_read_and_an_account_is_listed(string input, string arguments, string expected)
    {
        ShellResult result = Shell.Run($"{input} | Get-CfWorkflow {arguments} | ForEach-Object Name");

        Assert.Equal(expected.Split(' '), [.. result.Values, .. result.ErrorIds]);
        Assert.Equal(result.Errors.Count > 0, !Server.Requests.Any(request => !request.Path.EndsWith("/settings", StringComparison.Ordinal)));
    }
}
