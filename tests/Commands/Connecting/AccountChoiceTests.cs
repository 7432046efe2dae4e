using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Connecting;

/// <summary>Without an account name, the only account is used, or the error lists the accounts.</summary>
public sealed class AccountChoiceTests : CommandTest
{
    private const string Connect = "Connect-CfWorkflow -ApiToken $token -BaseUri $server.BaseAddress";

    [Fact]
    public void The_only_account_is_used()
    {
        object?[] values = Shell.Values($"""
            $context = {Connect} -PassThru
            $context.AccountId
            $context.AccountName
            """);

        Assert.Equal([Server.AccountId, Server.Account.Name], values);
        Assert.Equal(["GET accounts"], Sent);
    }

    [Fact]
    public void A_named_account_is_not_looked_up()
    {
        _ = Shell.Values($"{Connect} -AccountId $server.AccountId");

        Assert.Equal(["GET workflows"], Sent);
    }

    [Fact]
    public void An_account_unknown_to_the_token_is_an_error()
    {
        ShellResult result = Shell.Run($"{Connect} -AccountId '{new string('0', 32)}'");

        Assert.Equal(["PermissionDenied"], result.ErrorIds);
        Assert.Empty(Shell.Values("Get-CfWorkflowContext"));
    }
}
