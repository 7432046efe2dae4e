using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Input;

/// <summary>Missing workflows, instances, versions, keys and scripts: one NotFound error that names the item, with only the
/// requests needed. The clock is the real one, because the terminate job takes time.</summary>
public sealed class UnknownNameTests : ConnectedTest
{
    private const string Uuid = "0b1c2d3e-4f50-4617-8899-aabbccddeeff";

    /// <summary>A call, the target of the error, and the requests.</summary>
    public static TheoryData<string, string, string> Workflows => new()
    {
        { "Get-CfWorkflow nope", "nope", "GET nope" },
        { "Get-CfWorkflowInstance nope", "nope", "GET nope/instances" },
        { "Get-CfWorkflowInstance nope -Detail", "nope", "GET nope/instances" },
        { "Get-CfWorkflowInstance nope i", "i", "GET nope/instances/i" },
        { "Get-CfWorkflowStep nope i", "i", "GET nope/instances/i" },
        { "New-CfWorkflowInstance nope -Id i", "i", "POST nope/instances i" },
        { "Copy-CfWorkflowInstance nope i", "i", "GET nope/instances/i" },
        { "Compare-CfWorkflowInstance nope -ReferenceId r -DifferenceId i", "i", "GET nope/instances/i" },
        { "Stop-CfWorkflowInstance nope i", "i", "PATCH nope/instances/i/status" },
        { "Stop-CfWorkflowInstance nope -All", "nope", "GET nope" },
        { "Wait-CfWorkflowInstance nope i", "i", "GET nope/instances/i" },
        { "Watch-CfWorkflowInstance nope i", "i", "GET nope/instances/i/subscribe, GET nope/instances/i" },
        { "Suspend-CfWorkflowInstance nope i", "i", "PATCH nope/instances/i/status" },
        { "Resume-CfWorkflowInstance nope i", "i", "PATCH nope/instances/i/status" },
        { "Restart-CfWorkflowInstance nope i", "i", "PATCH nope/instances/i/status" },
        { "Restart-CfWorkflowInstance nope i -FromFailedStep", "i", "GET nope/instances/i" },
        { "Send-CfWorkflowEvent nope i -Type e", "i", "POST nope/instances/i/events/e" },
        { "Remove-CfWorkflowInstance nope i", "i", "DELETE nope/instances/i" },
        { "Set-CfWorkflow nope -StepLimit 7", "nope", "GET nope" },
        { "Remove-CfWorkflow nope", "nope", "GET nope" },
        { "Get-CfWorkflowVersion nope", "nope", "GET nope/versions" },
        { "Get-CfWorkflowGraph nope", "nope", "GET nope/versions" },
        { "Compare-CfWorkflowVersion nope", "nope", "GET nope/versions" },
        { "Test-CfWorkflowVersion nope", "nope", "GET nope/versions" },
        { "Measure-CfWorkflow nope", "nope", "GET nope" },
        { "Get-CfWorkflowHealth nope", "nope", "GET nope" },
        { "Get-CfWorkflowMetric nope", "nope", "POST graphql, POST graphql, GET nope" },
        { "Group-CfWorkflowError nope i", "i", "GET nope/instances/i" },
    };

    /// <summary>The same for calls with an id.</summary>
    public static TheoryData<string, string, string> Ids => new()
    {
        { "Get-CfWorkflowInstance w nope", "nope", "GET w/instances/nope" },
        { "Get-CfWorkflowStep w nope", "nope", "GET w/instances/nope" },
        { "Copy-CfWorkflowInstance w nope", "nope", "GET w/instances/nope" },
        { "Group-CfWorkflowError w nope", "nope", "GET w/instances/nope" },
        { "Stop-CfWorkflowInstance w nope", "nope", "PATCH w/instances/nope/status" },
        { "Stop-CfWorkflowInstance w nope -Rollback -PassThru", "nope", "PATCH w/instances/nope/status" },
        { "Wait-CfWorkflowInstance w nope", "nope", "GET w/instances/nope" },
        { "Watch-CfWorkflowInstance w nope", "nope", "GET w/instances/nope/subscribe, GET w/instances/nope" },
        { "Suspend-CfWorkflowInstance w nope -PassThru", "nope", "PATCH w/instances/nope/status" },
        { "Resume-CfWorkflowInstance w nope", "nope", "PATCH w/instances/nope/status" },
        { "Restart-CfWorkflowInstance w nope", "nope", "PATCH w/instances/nope/status" },
        { "Restart-CfWorkflowInstance w nope -FromStep load", "nope", "GET w/instances/nope" },
        { "Restart-CfWorkflowInstance w nope -FromFailedStep", "nope", "GET w/instances/nope" },
        { "Send-CfWorkflowEvent w nope -Type e", "nope", "POST w/instances/nope/events/e" },
        { "Remove-CfWorkflowInstance w nope", "nope", "DELETE w/instances/nope" },
        { "Remove-CfWorkflowInstance w nope, i", "nope", "POST w/instances/batch/delete" },
        { $"Get-CfWorkflowVersion w {Uuid}", Uuid, "GET w/versions/*" },
        { $"Get-CfWorkflowGraph w {Uuid}", Uuid, "GET w/versions/*/graph" },
        { $"Test-CfWorkflowVersion w {Uuid}", Uuid, "GET w/versions/*" },
        { $"Get-CfWorkflowConcurrencyKey -KeyId {Uuid}", Uuid, "GET concurrency/*" },
        { $"Set-CfWorkflowConcurrencyKey -KeyId {Uuid} -Limit 1", Uuid, "PATCH concurrency/*" },
        { $"Remove-CfWorkflowConcurrencyKey -KeyId {Uuid}", Uuid, "DELETE concurrency/*" },
        { "Get-CfWorkflowTrigger -ScriptName nope", "nope", "GET nope" },
        { "Remove-CfWorkflowTrigger -ScriptName nope", "nope", "GET nope" },
        { "Invoke-CfWorkflowApi workflows/nope", "workflows/nope", "GET nope" },
        { "Invoke-CfWorkflowApi nope", "nope", "GET nope" },
    };

    protected override SandboxOptions Options => new();

    protected override void Seed() => CommandCalls.Seed(Server.Account);

    [Theory]
    [MemberData(nameof(Workflows))]
    [MemberData(nameof(Ids))]
    public void An_unknown_name_is_one_error_that_names_it(string call, string target, string sent)
    {
        ShellResult result = Shell.Run($"$ConfirmPreference = 'None'; {call}");

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Equal(target, result.Targets.Single());
        Assert.Empty(result.Output);
        Assert.Equal(sent, string.Join(", ", Sent));
    }

    [Theory]
    [InlineData("Suspend-CfWorkflowInstance w nope, i -PassThru")]
    [InlineData("Restart-CfWorkflowInstance w nope, i -PassThru")]
    [InlineData("Stop-CfWorkflowInstance w nope, i -PassThru")]
    [InlineData("Get-CfWorkflowInstance w nope, i")]
    [InlineData("Wait-CfWorkflowInstance w nope, i -Status waiting")]
    public void Existing_items_are_processed(string call)
    {
        ShellResult result = Shell.Run(call);

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Equal(["nope"], result.Targets);
        Assert.Equal(["i"], result.Values.Select(instance => instance!.ToString()));
    }

    [Fact]
    public void Every_command_with_a_workflow_is_covered() => CommandCalls.AssertCovers(
        Shell,
        // A trigger can name a workflow that is deployed later.
        [.. Workflows.Select(row => row.Data.Item1), "Add-CfWorkflowTrigger"],
        "WorkflowName");

    [Fact]
    public void Every_command_with_an_id_is_covered()
    {
        foreach (string parameter in new[] { "Id", "KeyId", "VersionId" })
        {
            CommandCalls.AssertCovers(Shell, [.. Ids.Select(row => row.Data.Item1), "New-CfWorkflowInstance"], parameter);
        }
    }
}
