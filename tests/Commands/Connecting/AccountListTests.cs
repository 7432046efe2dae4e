using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Connecting;

/// <summary>A connection may exist before an account is chosen.</summary>
public sealed class AccountListTests : CommandTest
{
    private const string ConnectWithoutAccount =
        "Connect-CfWorkflow -ApiToken $token -BaseUri $server.BaseAddress -NoAccount";

    protected override SandboxOptions Options => base.Options with { OtherAccounts = ["Lab", "Shop"] };

    [Fact]
    public void A_connection_without_an_account_lists_the_accounts()
    {
        object?[] values = Shell.Values($"""
            {ConnectWithoutAccount}
            $null -eq (Get-CfWorkflowContext).AccountId
            (Get-CfWorkflowAccount).AccountName -join ' '
            """);

        Assert.Equal([true, "Sandbox Lab Shop"], values);
        Assert.Equal(["GET accounts", "GET accounts"], Sent);
    }

    [Fact]
    public void A_wrong_token_fails_at_the_connection_without_an_account_too()
    {
        Shell.Set("token", Secret.Of("wrong"));

        ShellResult result = Shell.Run(ConnectWithoutAccount);

        Assert.Equal(["NotAuthenticated"], result.ErrorIds);
        Assert.Empty(Shell.Values("Get-CfWorkflowContext"));
    }

    [Theory]
    [InlineData("Get-CfWorkflow")]
    [InlineData("Stop-CfWorkflowInstance w i")]
    [InlineData("'a', 'b' | Get-CfWorkflowInstance w")]
    public void A_command_that_needs_an_account_says_once_how_to_choose_one(string command)
    {
        _ = Shell.Values(ConnectWithoutAccount);
        Server.Requests.Clear();

        ShellResult result = Shell.Run(command);

        Assert.Equal(["AccountNotChosen"], result.ErrorIds);
        Assert.Empty(Sent);
    }

    [Theory]
    [InlineData("Get-CfWorkflow -AccountId $server.AccountId")]
    [InlineData("Get-CfWorkflowAccount | Where-Object AccountName -eq Sandbox | ForEach-Object { Get-CfWorkflow -AccountId $_.AccountId }")]
    [InlineData("Get-CfWorkflowAccount | Where-Object AccountName -eq Sandbox | Get-CfWorkflow")]
    [InlineData("Get-CfWorkflowAccount | Where-Object AccountName -eq Sandbox | Get-CfWorkflow -Name w*")]
    [InlineData("Get-CfWorkflowAccount | Where-Object AccountName -eq Sandbox | ForEach-Object { [pscustomobject]@{ AccountId = $_.AccountId; AccountName = 'x' } } | Get-CfWorkflow")]
    [InlineData("Get-CfWorkflowAccount -Context (Get-CfWorkflowContext) | Where-Object AccountName -eq Sandbox | ForEach-Object { Get-CfWorkflow -AccountId $_.AccountId -Context (Get-CfWorkflowContext) }")]
    public void An_account_can_be_given_to_each_command(string command)
    {
        _ = Server.Account.AddWorkflow("w");

        Assert.Equal(["w"], Shell.Values($"{ConnectWithoutAccount}; ({command}).Name"));
    }

    [Fact]
    public void An_account_that_is_piped_in_is_connected_to()
    {
        object?[] values = Shell.Values($"""
            {ConnectWithoutAccount}
            Get-CfWorkflowAccount | Where-Object AccountName -eq Sandbox |
                Connect-CfWorkflow -ApiToken $token -BaseUri $server.BaseAddress
            (Get-CfWorkflowContext).AccountId
            """);

        Assert.Equal([Server.AccountId], values);
    }

    [Theory]
    [InlineData("Get-CfWorkflowAccount")]
    [InlineData("Get-CfWorkflowAccount | Where-Object AccountName -eq none")]
    public void Several_piped_accounts_or_none_leave_the_runspace_not_connected(string accounts)
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Shell.Values(ConnectWithoutAccount);

        ShellResult result = Shell.Run(
            $"{accounts} | Connect-CfWorkflow -ApiToken $token -BaseUri $server.BaseAddress");

        Assert.Contains(result.ErrorIds, id => id is "AccountNotChosen" or "PermissionDenied");
        Assert.Empty(Shell.Values("Get-CfWorkflowContext"));
        Assert.Equal(["NotConnected"], Shell.Run("Get-CfWorkflow").ErrorIds);
    }

    [Theory]
    [InlineData(503, "ServiceUnavailable")]
    [InlineData(403, "PermissionDenied")]
    public void A_failed_connection_to_a_piped_account_is_one_terminating_error(int status, string error)
    {
        _ = Server.Faults.Add(new Fault { Kind = FaultKind.Error, StatusCode = status, Times = 100 });

        object?[] values = Shell.Values("""
            try
            {
                [pscustomobject]@{ AccountId = $server.AccountId } |
                    Connect-CfWorkflow -ApiToken $token -BaseUri $server.BaseAddress -MaximumRetryCount 0
            }
            catch
            {
                ($_.FullyQualifiedErrorId -split ',')[0]
            }
            """);

        Assert.Equal([error], values);
    }

    [Fact]
    public void AccountId_and_NoAccount_exclude_each_other()
    {
        ShellResult result = Shell.Run($"{ConnectWithoutAccount} -AccountId $server.AccountId");

        Assert.Equal(["InvalidAccountId"], result.ErrorIds);
        Assert.Empty(Sent);
    }
}
