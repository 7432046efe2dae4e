using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Connecting;

/// <summary>A credential from a vault, read by any command named Get-Secret.</summary>
public sealed class VaultTests : CommandTest
{
    private const string Connect =
        "Connect-CfWorkflow -SecretName cf -AccountId $server.AccountId -BaseUri $server.BaseAddress";

    [Theory]
    [InlineData("$token", "Bearer")]
    [InlineData("$server.ApiToken", "Bearer")]
    [InlineData("$key", null)]
    public void Each_kind_of_secret_connects(string secret, string? scheme)
    {
        object?[] sources = Shell.Values($$"""
            function Get-Secret { {{secret}} }
            {{Connect}}
            (Get-CfWorkflowContext).CredentialSource
            """);

        Assert.Equal(["Secret"], sources);
        Assert.Equal(scheme, Server.Requests.Single().Headers.GetValueOrDefault("Authorization")?.Split(' ')[0]);
    }

    [Fact]
    public void The_secret_is_read_by_name_and_vault()
    {
        object?[] values = Shell.Values($$"""
            function Get-Secret { param($Name, $Vault) $global:requested += "$Name in '$Vault'"; $token }
            {{Connect}}
            {{Connect}} -VaultName safe
            $requested
            """);

        Assert.Equal(["cf in ''cf in 'safe'"], values);
    }

    [Theory]
    [InlineData("", "SecretCommandNotFound")]
    [InlineData("function Get-Secret { throw 'A valid password is required to access the vault.' }", "SecretUnavailable")]
    [InlineData("function Get-Secret { [CmdletBinding()] param($Name) Write-Error 'not found' }", "SecretUnavailable")]
    [InlineData("function Get-Secret { [CmdletBinding()] param($Name) Read-Host 'Vault password' }", "SecretUnavailable")]
    [InlineData("function Get-Secret { }", "SecretNotUsable")]
    [InlineData("function Get-Secret { @{ a = 1 } }", "SecretNotUsable")]
    [InlineData("function Get-Secret { 'one'; 'two' }", "SecretNotUsable")]
    [InlineData("function Get-Secret { 'two words' }", "InvalidCredential")]
    public void An_unusable_secret_is_an_error_before_sending(string vault, string error)
    {
        ShellResult result = Shell.Run($"function Read-Host {{ throw 'nobody is here' }}; {vault}\n{Connect}");

        Assert.Equal(error, result.ErrorIds[^1]);
        Assert.Empty(Server.Requests);
        Assert.Empty(Shell.Values("Get-CfWorkflowContext"));
    }
}
