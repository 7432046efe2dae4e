using System.Collections;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Connecting;

/// <summary>With several accounts, the user chooses.</summary>
public sealed class SeveralAccountsTests : CommandTest
{
    protected override SandboxOptions Options => base.Options with { OtherAccounts = ["Lab", "Shop"] };

    [Fact]
    public void Several_accounts_are_in_the_error()
    {
        ShellResult result = Shell.Run("Connect-CfWorkflow -ApiToken $token -BaseUri $server.BaseAddress");

        Assert.Equal(["AccountNotChosen"], result.ErrorIds);
        Shell.Set("accounts", Assert.IsType<IEnumerable>(result.Targets.Single(), exactMatch: false));
        Assert.Equal(
            ["Sandbox", "Lab", "Shop", Server.AccountId],
            Shell.Values("$accounts.Name; ($accounts | Where-Object Name -eq Sandbox).Id"));
    }

    [Fact]
    public void An_account_can_be_chosen_from_the_error()
    {
        object?[] values = Shell.Values("""
            try {
                Connect-CfWorkflow $token -BaseUri $server.BaseAddress
            } catch {
                $chosen = $_.TargetObject | Where-Object Name -eq Sandbox
                (Connect-CfWorkflow $token -BaseUri $server.BaseAddress -AccountId $chosen.Id -PassThru).AccountId
            }
            """);

        Assert.Equal([Server.AccountId], values);
    }
}
