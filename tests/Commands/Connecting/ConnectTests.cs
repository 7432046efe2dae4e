using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Traffic;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Connecting;

/// <summary>The ways to connect, and the state after a failure.</summary>
public sealed class ConnectTests : CommandTest
{
    private const string Here = "-BaseUri $server.BaseAddress";

    [Fact]
    public void A_token_is_sent_as_a_bearer_token()
    {
        _ = Shell.Values($"Connect-CfWorkflow -ApiToken $token -AccountId $server.AccountId {Here}");

        RecordedRequest request = Assert.Single(Server.Requests);
        Assert.Equal($"Bearer {Server.ApiToken}", request.Headers["Authorization"]);
        Assert.Equal($"/client/v4/accounts/{Server.AccountId}/workflows", request.Path);
        Assert.DoesNotContain("X-Auth-Key", request.Headers.Keys);
    }

    [Fact]
    public void A_global_API_key_is_sent_with_its_email_address()
    {
        object?[] sources = Shell.Values($"""
            Connect-CfWorkflow -Credential $key -AccountId $server.AccountId {Here}
            (Get-CfWorkflowContext).CredentialSource
            """);

        RecordedRequest request = Assert.Single(Server.Requests);
        Assert.Equal(Server.Credentials.Email, request.Headers["X-Auth-Email"]);
        Assert.Equal(Server.Credentials.GlobalApiKey, request.Headers["X-Auth-Key"]);
        Assert.DoesNotContain("Authorization", request.Headers.Keys);
        Assert.Equal(["GlobalApiKey"], sources);
    }

    [Fact]
    public void The_user_agent_names_the_module_and_PowerShell()
    {
        _ = Shell.Values($"Connect-CfWorkflow -ApiToken $token -AccountId $server.AccountId {Here}");

        Assert.Matches(
            @"^CloudflareWorkflows/\d+\.\d+\.\d+ PowerShell/7\.\d+\.\d+$",
            Server.Requests.Single().Headers["User-Agent"]);
    }

    [Fact]
    public void PassThru_returns_the_context_that_commands_use()
    {
        object?[] values = Shell.Values($"""
            $context = Connect-CfWorkflow -ApiToken $token -AccountId $server.AccountId {Here} -PassThru `
                -RequestTimeoutSec 7 -MaximumRetryCount 3
            [object]::ReferenceEquals($context, (Get-CfWorkflowContext))
            $context.AccountId
            $context.BaseUri
            $context.CredentialSource
            $context.IsLocal
            $context.RequestTimeout.TotalSeconds
            $context.MaximumRetryCount
            """);

        Assert.Equal([true, Server.AccountId, Server.BaseAddress, "ApiToken", false, 7.0, 3], values);
    }

    [Fact]
    public void Without_PassThru_there_is_no_output() =>
        Assert.Empty(Shell.Values($"Connect-CfWorkflow $token -AccountId $server.AccountId {Here}"));

    [Fact]
    public void A_context_shows_the_remaining_request_budget()
    {
        object?[] values = Shell.Values($"""
            $context = Connect-CfWorkflow $token -AccountId $server.AccountId {Here} -PassThru
            $context.RequestsLeft
            $null = Get-CfWorkflow
            $context.RequestsLeft
            """);

        Assert.Equal([1199, 1198], values);
    }

    [Fact]
    public void A_wrong_token_is_a_terminating_error_and_leaves_no_context()
    {
        Shell.Set("wrong", Secret.Of(new string('x', 40)));

        ShellResult result = Shell.Run($$"""
            Connect-CfWorkflow $token -AccountId $server.AccountId {{Here}}
            try { Connect-CfWorkflow $wrong -AccountId $server.AccountId {{Here}} } catch { $_.CategoryInfo.Category }
            $null -eq (Get-CfWorkflowContext)
            """);

        Assert.Equal([ErrorCategory.AuthenticationError, true], result.Values);
    }

    [Theory]
    [InlineData(TokenAccess.None, "PermissionDenied")]
    [InlineData(TokenAccess.Read, null)]
    public void A_token_needs_read_permission(TokenAccess access, string? error)
    {
        Shell.Set("weak", Secret.Of(Server.Credentials.Issue(access)));

        ShellResult result = Shell.Run($"Connect-CfWorkflow $weak -AccountId $server.AccountId {Here}");

        Assert.Equal(error is null ? [] : [error], result.ErrorIds);
    }

    [Theory]
    [InlineData("has a space")]
    [InlineData("\"quoted\r\n")]
    [InlineData("smart’quote")]
    public void A_malformed_token_is_rejected_before_sending(string token)
    {
        Shell.Set("wrong", Secret.Of(token));

        ShellResult result = Shell.Run($"Connect-CfWorkflow $wrong {Here}");

        Assert.Equal(["InvalidCredential"], result.ErrorIds);
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("-ApiToken $token -Credential $key", "AmbiguousParameterSet")]
    [InlineData("-ApiToken $token -Local", "AmbiguousParameterSet")]
    [InlineData("-Local -AccountId 0123456789abcdef0123456789abcdef", "AmbiguousParameterSet")]
    [InlineData("-ApiToken $token -Port 8787", "AmbiguousParameterSet")]
    [InlineData("-ApiToken $token -NoSuchParameter 1", "NamedParameterNotFound")]
    public void Conflicting_parameters_are_rejected_before_sending(string arguments, string error)
    {
        ShellResult result = Shell.Run($"Connect-CfWorkflow {arguments} {Here}");

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(Server.Requests);
    }
}
