using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Reading;

/// <summary>Objects of the local engine and of the cloud cannot be mixed.</summary>
public sealed class LocalObjectsTests : ConnectedTest
{
    private LocalEngine _local = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _local = await LocalEngine.StartAsync(Stop);
        Shell.Set("local", _local.Address);
        _ = Shell.Values("""
            $cloud = Get-CfWorkflowContext
            Connect-CfWorkflow -Local -BaseUri $local
            $local = Get-CfWorkflowContext
            """);
    }

    protected override async ValueTask OnDisposeAsync() => await _local.DisposeAsync();

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i" });
    }

    [Fact]
    public void A_local_context_is_marked_local() => Assert.Equal(
        ["local", true, "None"], Shell.Values("$local.AccountId; $local.IsLocal; $local.CredentialSource"));

    [Theory]
    [InlineData("$local", "$cloud", "Stop-CfWorkflowInstance")]
    [InlineData("$local", "$cloud", "Get-CfWorkflowInstance")]
    [InlineData("$cloud", "$local", "Stop-CfWorkflowInstance")]
    [InlineData("$cloud", "$local", "Wait-CfWorkflowInstance")]
    [InlineData("$cloud", "$local", "New-CfWorkflowInstance -Params 1")]
    public void An_object_from_another_account_type_is_rejected(string from, string into, string command)
    {
        Assert.Single(Shell.Values($"$objects = Get-CfWorkflowInstance w -Context {from}; $objects"));
        Server.Requests.Clear();

        ShellResult result = Shell.Run($"$objects | {command} -Context {into}");

        Assert.Equal(["OtherContext"], result.ErrorIds);
        Assert.Empty(Server.Requests);
    }
}
