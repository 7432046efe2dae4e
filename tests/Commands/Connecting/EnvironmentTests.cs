using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Connecting;

/// <summary>wrangler's environment variables connect if no connection exists.</summary>
[Collection(ProcessWideState.Name)]
public sealed class EnvironmentTests : CommandTest
{
    private const string Token = "CLOUDFLARE_API_TOKEN";
    private const string Account = "CLOUDFLARE_ACCOUNT_ID";
    private const string Address = "CLOUDFLARE_API_BASE_URL";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Environment.SetEnvironmentVariable(Token, Server.ApiToken);
        Environment.SetEnvironmentVariable(Account, Server.AccountId);
        Environment.SetEnvironmentVariable(Address, Server.BaseAddress.AbsoluteUri);
    }

    protected override ValueTask OnDisposeAsync()
    {
        Environment.SetEnvironmentVariable(Token, null);
        Environment.SetEnvironmentVariable(Account, null);
        Environment.SetEnvironmentVariable(Address, null);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Commands_use_the_environment_without_a_connection()
    {
        _ = Server.Account.AddWorkflow("orders");

        Assert.Equal(["orders"], Shell.Values("(Get-CfWorkflow orders).Name"));
        Assert.Equal(["GET orders"], Sent);
    }

    [Fact]
    public void The_token_of_the_environment_is_enough_to_list_accounts()
    {
        Environment.SetEnvironmentVariable(Account, null);

        Assert.Equal([Server.AccountId], Shell.Values("(Get-CfWorkflowAccount).AccountId"));
        Assert.Equal(["GET accounts"], Sent);
    }

    [Fact]
    public void Connecting_with_the_environment_verifies_it()
    {
        object?[] values = Shell.Values("""
            $context = Connect-CfWorkflow -PassThru -RequestTimeoutSec 7
            $context.CredentialSource
            $context.AccountId
            $context.RequestTimeout.TotalSeconds
            """);

        Assert.Equal(["Environment", Server.AccountId, 7.0], values);
        Assert.Equal(["GET workflows"], Sent);
    }

    [Fact]
    public void A_changed_environment_is_used()
    {
        _ = Shell.Values("Get-CfWorkflow");
        Environment.SetEnvironmentVariable(Token, new string('x', 40));

        Assert.Equal(["NotAuthenticated"], Shell.Run("Get-CfWorkflow").ErrorIds);
    }

    [Fact]
    public void Without_an_account_variable_the_only_account_is_looked_up_once()
    {
        Environment.SetEnvironmentVariable(Account, null);

        object?[] values = Shell.Values("""
            $null = Get-CfWorkflow
            $null = Get-CfWorkflow
            (Get-CfWorkflowContext).AccountId
            """);

        Assert.Equal([Server.AccountId], values);
        Assert.Equal(["GET accounts", "GET workflows", "GET workflows"], Sent);
    }

    [Theory]
    [InlineData(Account, "short", "InvalidAccountId")]
    [InlineData(Address, "http://api.cloudflare.com/", "UnsafeAddress")]
    [InlineData(Address, "nonsense", "UnsafeAddress")]
    [InlineData(Token, "has a space", "InvalidCredential")]
    [InlineData(Token, null, "NotConnected")]
    public void Invalid_variables_are_reported_before_sending(string name, string? value, string error)
    {
        Environment.SetEnvironmentVariable(name, value);

        Assert.Equal([error], Shell.Run("Get-CfWorkflow").ErrorIds);
        Assert.Equal([error], Shell.Run("Connect-CfWorkflow").ErrorIds);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void A_connection_takes_precedence_over_the_environment()
    {
        object?[] values = Shell.Values("""
            Connect-CfWorkflow $token -AccountId $server.AccountId -BaseUri $server.BaseAddress
            (Get-CfWorkflowContext).CredentialSource
            Disconnect-CfWorkflow
            (Get-CfWorkflowContext).CredentialSource
            """);

        Assert.Equal(["ApiToken", "Environment"], values);
    }
}
