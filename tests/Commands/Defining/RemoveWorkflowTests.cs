using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Defining;

public sealed class RemoveWorkflowTests : ConnectedTest
{
    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddWorkflow("v");
        _ = Server.Account.AddInstances("w", [new InstanceSetup(), new InstanceSetup()]);
    }

    [Fact]
    public void A_workflow_is_removed_with_its_instances()
    {
        Assert.Empty(Shell.Values("Get-CfWorkflow w | Remove-CfWorkflow -Confirm:$false"));

        Assert.Null(Server.Account.FindWorkflow("w"));
        Assert.Equal(["GET w", "GET w", "DELETE w"], Sent);
    }

    [Fact]
    public void Removal_asks_and_without_an_answer_removes_nothing()
    {
        ShellResult result = Shell.Run("Remove-CfWorkflow w");

        Assert.Single(result.Errors);
        Assert.Equal(["GET w"], Sent);
    }

    [Fact]
    public void A_missing_workflow_is_an_error_and_the_others_are_removed()
    {
        ShellResult result = Shell.Run("Remove-CfWorkflow w, nope, v -Confirm:$false");

        Assert.Equal(["NotFound"], result.ErrorIds);
        Assert.Equal(["nope"], result.Targets);
        Assert.Equal((null, null), (Server.Account.FindWorkflow("w"), Server.Account.FindWorkflow("v")));
    }

    [Fact]
    public void Not_found_on_the_second_attempt_means_removed()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.CutAfterActing, Method = "DELETE", Path = "*/w" });

        Assert.Empty(Shell.Values("Remove-CfWorkflow w -Confirm:$false"));
        Assert.Equal(["GET w", "DELETE w", "DELETE w"], Sent);
    }

    [Fact]
    public void An_instance_that_is_piped_in_removes_no_workflow()
    {
        ShellResult result = Shell.Run("Get-CfWorkflowInstance w | Remove-CfWorkflow -Confirm:$false");

        Assert.All(result.ErrorIds, id => Assert.Equal("InputObjectMissingMandatory", id));
        Assert.NotNull(Server.Account.FindWorkflow("w"));
    }
}
