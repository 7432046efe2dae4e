using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Connecting;

/// <summary>A connection belongs to one runspace and can be passed to others.</summary>
public sealed class RunspaceTests : CommandTest
{
    private const string Connect =
        "Connect-CfWorkflow $token -AccountId $server.AccountId -BaseUri $server.BaseAddress";

    [Fact]
    public void Two_runspaces_do_not_share_a_connection()
    {
        using Shell other = new();
        SetVariables(other);
        _ = Shell.Values(Connect);

        Assert.Empty(other.Values("Get-CfWorkflowContext"));
        Assert.Equal(["NotConnected"], other.Run("Get-CfWorkflow").ErrorIds);
    }

    [Fact]
    public void Each_runspace_keeps_its_connection()
    {
        using Shell other = new();
        SetVariables(other);
        _ = Shell.Values($"{Connect} -RequestTimeoutSec 7");
        _ = other.Values($"{Connect} -RequestTimeoutSec 8");

        const string Timeout = "(Get-CfWorkflowContext).RequestTimeout.TotalSeconds";
        Assert.Equal([7.0], Shell.Values(Timeout));
        Assert.Equal([8.0], other.Values(Timeout));
    }

    [Fact]
    public void A_context_works_in_a_runspace_that_is_not_connected()
    {
        _ = Server.Account.AddWorkflow("orders");
        using Shell other = new();
        other.Set("context", Shell.Values($"{Connect} -PassThru")[0]);

        Assert.Equal(["orders"], other.Values("(Get-CfWorkflow -Context $context).Name"));
        Assert.Empty(other.Values("Get-CfWorkflowContext"));
    }

    [Fact]
    public void A_context_works_in_many_runspaces_at_once()
    {
        _ = Server.Account.AddWorkflow("orders");
        Shell.Set("module", BuildPaths.Module);

        object?[] names = Shell.Values($$"""
            $context = {{Connect}} -PassThru
            1..6 | ForEach-Object -Parallel {
                Import-Module $using:module
                (Get-CfWorkflow -Context $using:context).Name
            } -ThrottleLimit 3
            """);

        Assert.Equal(["orders", "orders", "orders", "orders", "orders", "orders"], names);
    }

    [Fact]
    public void Disconnecting_keeps_contexts_already_returned()
    {
        _ = Server.Account.AddWorkflow("orders");

        object?[] values = Shell.Values($"""
            $context = {Connect} -PassThru
            Disconnect-CfWorkflow
            $null -eq (Get-CfWorkflowContext)
            (Get-CfWorkflow -Context $context).Name
            """);

        Assert.Equal([true, "orders"], values);
        Assert.Equal(["NotConnected"], Shell.Run("Get-CfWorkflow").ErrorIds);
    }

    [Fact]
    public void Without_a_connection_one_error_ends_the_pipeline()
    {
        ShellResult result = Shell.Run("'a', 'b', 'c' | Get-CfWorkflow");

        Assert.Equal(["NotConnected"], result.ErrorIds);
    }
}
