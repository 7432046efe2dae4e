using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Creating;

/// <summary>Valid inputs, ids in use, invalid ids, and a payload that is too large. Each is reported individually, and the
/// valid ones are created. The clock is the real one, because many are created at one moment.</summary>
public sealed class MixedBatchTests : ConnectedTest
{
    protected override SandboxOptions Options => new();

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "there" });
    }

    [Theory]
    [InlineData("New-CfWorkflowInstance")]
    [InlineData("New-CfWorkflowInstance w -IdProperty Id")]
    public void Each_input_is_reported_individually(string command)
    {
        ShellResult result = Shell.Run($$"""
            function Row($id, $params) { [pscustomobject]@{ WorkflowName = 'w'; Id = $id; Params = $params } }
            $( Row one @{ n = 1 }; Row there $null; Row 'has space' $null; Row two $null; Row big ('x' * 1MB); Row one $null
               Row batch $null; Row three @(1) ) | {{command}}
            """);

        Assert.Equal(["one", "two", "three"], result.Values.Select(instance => instance!.ToString()));
        Assert.Equal(
            "Conflict IdRepeated InvalidId InvalidId TooLarge", string.Join(' ', result.ErrorIds.Order()));
        Assert.Equal("there", result.Errors.Single(error => error.CategoryInfo.Category == ErrorCategory.ResourceExists).TargetObject);
        Assert.Equal(4, Server.Account.CountInstances("w"));
        Assert.DoesNotContain(
            Server.Requests, request => request.Body.Contains("\"big\"", System.StringComparison.Ordinal));
    }

    [Fact]
    public void With_SkipExisting_existing_instances_are_returned()
    {
        object?[] seen = Shell.Values("""
            'one', 'there', 'two' | ForEach-Object { [pscustomobject]@{ WorkflowName = 'w'; Id = $_ } } |
                New-CfWorkflowInstance -SkipExisting | ForEach-Object { "$($_.Id) $($_.WorkflowName) $($_.Status)" }
            """);

        Assert.Equal(["one w queued", "there w unknown", "two w queued"], seen);
    }
}
