using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Lifecycle;

/// <summary>Instances are deleted, one or 100 per request. Each failure is an error of its own.</summary>
public sealed class RemoveTests : ConnectedTest
{
    private const string Batch = "POST w/instances/batch/delete";

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstances("w", Enumerable.Range(0, 120).Select(number => new InstanceSetup
        {
            Id = $"i-{number}",
            CreatedOn = s_start.AddHours(-1),
        }));
    }

    [Fact]
    public void One_instance_takes_one_request()
    {
        Assert.Empty(Shell.Values("Remove-CfWorkflowInstance w i-0"));

        Assert.Equal(["DELETE w/instances/i-0"], Sent);
        Assert.Equal(119, Server.Account.CountInstances("w"));
    }

    [Fact]
    public void A_hundred_instances_take_one_request()
    {
        Assert.Empty(Shell.Values("Get-CfWorkflowInstance w | Remove-CfWorkflowInstance"));

        Assert.Equal(2, Sent.Count(line => line == Batch));
        Assert.Equal(0, Server.Account.CountInstances("w"));
    }

    [Fact]
    public void Missing_instances_are_errors_and_the_rest_are_deleted()
    {
        ShellResult result = Shell.Run("Remove-CfWorkflowInstance w i-0, none, i-1, nor-this");

        Assert.Equal(["NotFound", "NotFound"], result.ErrorIds);
        Assert.Equal(["none", "nor-this"], result.Targets);
        Assert.Equal([Batch], Sent);
        Assert.Equal("""{"instances":["i-0","none","i-1","nor-this"]}""", Server.Requests.Single().Body);
        Assert.Equal(118, Server.Account.CountInstances("w"));
    }

    [Theory]
    [InlineData(FaultKind.CutAfterActing, "i-0, i-1")]
    [InlineData(FaultKind.CutBeforeActing, "i-0, i-1")]
    [InlineData(FaultKind.CutAfterActing, "i-0")]
    public void A_deletion_with_a_lost_response_is_not_an_error(FaultKind kind, string ids)
    {
        _ = Server.Faults.Add(new Fault { Kind = kind });

        Assert.Empty(Shell.Values($"Remove-CfWorkflowInstance w {ids}"));
        Assert.Equal(2, Sent.Length);
    }

    [Fact]
    public void Without_batch_support_each_instance_takes_one_request()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Error, StatusCode = 405, Code = 7001, Path = "*/batch/delete" });

        Assert.Equal(["none"], Shell.Run("Remove-CfWorkflowInstance w i-0, none, i-1").Targets);
        Assert.Equal(
            [Batch, "DELETE w/instances/i-0", "DELETE w/instances/i-1", "DELETE w/instances/none"],
            Sent.Order(System.StringComparer.Ordinal).OrderBy(line => line != Batch));
    }

    [Fact]
    public void A_rejected_batch_is_an_error_for_each_instance()
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Error, StatusCode = 400, Code = 10002, Path = "*/batch/delete" });

        ShellResult result = Shell.Run("Remove-CfWorkflowInstance w i-0, i-1");

        Assert.Equal(["RequestRefused", "RequestRefused"], result.ErrorIds);
        Assert.Equal(["i-0", "i-1"], result.Targets);
    }
}
