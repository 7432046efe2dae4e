using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Connecting;

/// <summary>After a failed Connect-CfWorkflow, nothing is connected: neither the previous connection nor the account of the
/// environment is used until the next success or Disconnect-CfWorkflow.</summary>
[Collection(ProcessWideState.Name)]
public sealed class FailedConnectTests : CommandTest
{
    private const string Good = "Connect-CfWorkflow -ApiToken $token -AccountId $server.AccountId -BaseUri $server.BaseAddress";

    private const string Locked = "function Get-Secret { throw 'locked' };";

    private const string Slow = "function Get-Secret { $null = $reached.TrySetResult(); Start-Sleep 60 };";

    /// <summary>The cause of the failure, and the id of the error.</summary>
    private static readonly (string Command, string Error)[] s_failures =
    [
        ("Connect-CfWorkflow $null", "InvalidCredential"),
        ("Connect-CfWorkflow -ApiToken $null", "InvalidCredential"),
        ("Connect-CfWorkflow -ApiToken ''", "InvalidCredential"),
        ("Connect-CfWorkflow -ApiToken @()", "InvalidCredential"),
        ("Connect-CfWorkflow -ApiToken 'text'", "InvalidCredential"),
        ("Connect-CfWorkflow -ApiToken 5", "InvalidCredential"),
        ("Connect-CfWorkflow -ApiToken $spaced", "InvalidCredential"),
        ("Connect-CfWorkflow -ApiToken $empty", "InvalidCredential"),
        ("Connect-CfWorkflow -Credential $null", "InvalidCredential"),
        ("Connect-CfWorkflow -Credential ''", "InvalidCredential"),
        ("Connect-CfWorkflow -Credential 'me@example.com'", "InvalidCredential"),
        ("Connect-CfWorkflow -Credential @{}", "InvalidCredential"),
        ("Connect-CfWorkflow -SecretName $null", "InvalidSecretName"),
        ("Connect-CfWorkflow -SecretName ''", "InvalidSecretName"),
        ("Connect-CfWorkflow -SecretName 5", "InvalidSecretName"),
        ("Connect-CfWorkflow -VaultName safe", "InvalidSecretName"),
        ("Connect-CfWorkflow -SecretName cf -VaultName ''", "InvalidVaultName"),
        ("Connect-CfWorkflow -SecretName cf", "SecretCommandNotFound"),
        (Locked + "Connect-CfWorkflow -SecretName cf", "SecretUnavailable"),
        ("function Get-Secret { }; Connect-CfWorkflow -SecretName cf", "SecretNotUsable"),
        ("function Get-Secret { $wrong }; Connect-CfWorkflow -SecretName cf -AccountId $server.AccountId -BaseUri $server.BaseAddress",
            "NotAuthenticated"),
        ("function Get-Secret { " + Good + "; throw 'locked' }; Connect-CfWorkflow -SecretName cf", "SecretUnavailable"),
        ("Connect-CfWorkflow -TokenProvider $null", "InvalidTokenProvider"),
        ("Connect-CfWorkflow -TokenProvider 'text'", "InvalidTokenProvider"),
        ("Connect-CfWorkflow -TokenProvider { throw 'locked' }", "TokenProviderFailed"),
        ("Connect-CfWorkflow -TokenProvider { }", "TokenProviderFailed"),
        ("Connect-CfWorkflow -Port 8787", "InvalidPort"),
        ("Connect-CfWorkflow -Local -Port 0", "InvalidPort"),
        ("Connect-CfWorkflow -Local -Port 65536", "InvalidPort"),
        ("Connect-CfWorkflow -Local -Port $null", "InvalidPort"),
        ("Connect-CfWorkflow -Local -Port ''", "InvalidPort"),
        ("Connect-CfWorkflow -Local -Port text", "InvalidPort"),
        ("Connect-CfWorkflow -Local -Port 1", "LocalEngineNotRunning"),
        ("Connect-CfWorkflow -Local:'false'", "ParameterArgumentTransformationError"),
        ("Connect-CfWorkflow -Local:$null", "ParameterArgumentTransformationError"),
        (Good + " -PassThru:'x'", "ParameterArgumentTransformationError"),
        (Good + " -ProxyUseDefaultCredentials:1", "ParameterArgumentTransformationError"),
        ("Connect-CfWorkflow $token -AccountId $null", "InvalidAccountId"),
        ("Connect-CfWorkflow $token -AccountId ''", "InvalidAccountId"),
        ("Connect-CfWorkflow $token -AccountId short", "InvalidAccountId"),
        ("Connect-CfWorkflow $token -AccountId 12345678901234567890123456789012", "InvalidAccountId"),
        ("Connect-CfWorkflow $token -AccountId @{}", "InvalidAccountId"),
        ("Connect-CfWorkflow $token -BaseUri $null", "InvalidBaseUri"),
        ("Connect-CfWorkflow $token -BaseUri ''", "InvalidBaseUri"),
        ("Connect-CfWorkflow $token -BaseUri 5", "InvalidBaseUri"),
        ("Connect-CfWorkflow $token -BaseUri client/v4", "UnsafeAddress"),
        ("Connect-CfWorkflow $token -BaseUri http://api.cloudflare.com/", "UnsafeAddress"),
        ("Connect-CfWorkflow $token -BaseUri https://me:secret@api.cloudflare.com/", "UnsafeAddress"),
        (Good + " -Proxy $null", "InvalidProxy"),
        (Good + " -Proxy ''", "InvalidProxy"),
        (Good + " -Proxy nonsense", "InvalidProxy"),
        (Good + " -Proxy 'ftp://127.0.0.1/'", "InvalidProxy"),
        (Good + " -Proxy 'http://me:secret@127.0.0.1:1' -ProxyCredential $key", "InvalidProxy"),
        (Good + " -ProxyCredential $null", "InvalidProxyCredential"),
        (Good + " -ProxyCredential @{}", "InvalidProxyCredential"),
        (Good + " -ProxyCredential $key -ProxyUseDefaultCredentials", "InvalidProxyCredential"),
        (Good + " -RequestTimeoutSec $null", "InvalidRequestTimeoutSec"),
        (Good + " -RequestTimeoutSec ''", "InvalidRequestTimeoutSec"),
        (Good + " -RequestTimeoutSec 0", "InvalidRequestTimeoutSec"),
        (Good + " -RequestTimeoutSec 3601", "InvalidRequestTimeoutSec"),
        (Good + " -RequestTimeoutSec text", "InvalidRequestTimeoutSec"),
        (Good + " -RequestTimeoutSec 99999999999", "InvalidRequestTimeoutSec"),
        (Good + " -MaximumRetryCount -1", "InvalidMaximumRetryCount"),
        (Good + " -MaximumRetryCount $null", "InvalidMaximumRetryCount"),
        (Good + " -MaximumWaitSec 3601", "InvalidMaximumWaitSec"),
        (Good + " -MaximumWaitSec 1.5", "InvalidMaximumWaitSec"),
        ("Connect-CfWorkflow $wrong -AccountId $server.AccountId -BaseUri $server.BaseAddress", "NotAuthenticated"),
        ("Connect-CfWorkflow $weak -AccountId $server.AccountId -BaseUri $server.BaseAddress", "PermissionDenied"),
        ("Connect-CfWorkflow $token -AccountId '00000000000000000000000000000000' -BaseUri $server.BaseAddress", "PermissionDenied"),
        ("Connect-CfWorkflow $token -AccountId $server.AccountId -BaseUri http://127.0.0.1:1/ -MaximumRetryCount 0",
            "ConnectionFailed"),
    ];

    /// <summary>Each failure, without and with an account in the environment.</summary>
    public static TheoryData<string, string, bool> Failures
    {
        get
        {
            TheoryData<string, string, bool> rows = [];
            foreach ((string command, string error) in s_failures)
            {
                rows.Add(command, error, false);
                rows.Add(command, error, true);
            }

            return rows;
        }
    }

    /// <summary>The point at which it hangs, without and with an account in the environment.</summary>
    public static TheoryData<string, bool> Hangs => new()
    {
        { Good, false },
        { Good, true },
        { Slow + "Connect-CfWorkflow -SecretName cf", false },
        { Slow + "Connect-CfWorkflow -SecretName cf", true },
        { "Connect-CfWorkflow -TokenProvider { $null = $reached.TrySetResult(); Start-Sleep 60 }", false },
        { "Connect-CfWorkflow -TokenProvider { $null = $reached.TrySetResult(); Start-Sleep 60 }", true },
    };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _ = Server.Account.AddWorkflow("w");
        Shell.Set("wrong", Secret.Of(new string('x', 40)));
        Shell.Set("weak", Secret.Of(Server.Credentials.Issue(CloudflareWorkflows.Sandbox.Accounts.TokenAccess.None)));
        Shell.Set("spaced", Secret.Of("has a space"));
        Shell.Set("empty", Secret.Of(""));
        _ = Shell.Values(Good);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void Nothing_is_connected_after_a_failure(string command, string error, bool isInEnvironment)
    {
        SetEnvironment(isInEnvironment);

        ShellResult result = Shell.Run($"""
            {command}
            $server.Requests.Clear()
            Stop-CfWorkflowInstance w -All
            """);

        Assert.Equal([error, "NotConnected"], result.ErrorIds);
        Assert.Empty(Server.Requests);
        Assert.Empty(Shell.Values("Get-CfWorkflowContext"));
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void The_failure_can_be_caught(string command, string error, bool isInEnvironment)
    {
        SetEnvironment(isInEnvironment);

        Assert.Equal(
            [error], Shell.Values($"try {{ {command} }} catch {{ ($_.FullyQualifiedErrorId -split ',')[0] }}"));
    }

    [Theory]
    [MemberData(nameof(Hangs))]
    public async Task Nothing_is_connected_after_Ctrl_C(string command, bool isInEnvironment)
    {
        SetEnvironment(isInEnvironment);
        TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Shell.Set("reached", reached);
        Fault fault = Server.Faults.Add(new Fault { Kind = FaultKind.Stall });

        using (RunningScript running = Shell.Start(command))
        {
            _ = await Task.WhenAny(reached.Task, fault.Reached).WaitAsync(TimeSpan.FromSeconds(10), Stop);
            Assert.Equal(PSInvocationState.Stopped, (await running.StopAsync()).State);
        }

        Server.Requests.Clear();
        Assert.Equal(["NotConnected"], Shell.Run("Stop-CfWorkflowInstance w -All").ErrorIds);
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void Completion_sends_nothing_after_a_failure()
    {
        SetEnvironment(true);
        _ = Shell.Run("Connect-CfWorkflow -ApiToken $null");
        Server.Requests.Clear();

        Assert.Equal([0], Shell.Values(
            "@((TabExpansion2 'Get-CfWorkflow -Name ' 21).CompletionMatches | Where-Object ListItemText -eq w).Count"));
        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void A_successful_connect_restores_the_connection()
    {
        _ = Shell.Run("Connect-CfWorkflow -ApiToken $null");

        Assert.Equal(["w"], Shell.Values($"{Good}; (Get-CfWorkflow w).Name"));
    }

    [Fact]
    public void Disconnect_restores_the_environment()
    {
        SetEnvironment(true);
        _ = Shell.Run("Connect-CfWorkflow -ApiToken $null");

        Assert.Equal(["w"], Shell.Values("Disconnect-CfWorkflow; (Get-CfWorkflow w).Name"));
    }

    [Fact]
    public void A_saved_context_stays_valid()
    {
        Shell.Set("kept", Shell.Values($"{Good} -PassThru").Single());
        _ = Shell.Run("Connect-CfWorkflow -ApiToken $null");

        Assert.Equal(["w"], Shell.Values("(Get-CfWorkflow w -Context $kept).Name"));
    }

    [Fact]
    public void Another_runspace_stays_connected()
    {
        using Shell other = new();
        SetVariables(other);
        _ = other.Values(Good);
        _ = Shell.Run("Connect-CfWorkflow -ApiToken $null");

        Assert.Equal(["w"], other.Values("(Get-CfWorkflow w).Name"));
    }

    [Fact]
    public void A_false_switch_counts_as_absent()
    {
        SetEnvironment(true);

        Assert.Equal(["Environment"], Shell.Values("(Connect-CfWorkflow -Local:$false -PassThru).CredentialSource"));
    }

    protected override ValueTask OnDisposeAsync()
    {
        SetEnvironment(false);
        return ValueTask.CompletedTask;
    }

    private void SetEnvironment(bool isSet)
    {
        foreach ((string name, string value) in new Dictionary<string, string>
        {
            ["CLOUDFLARE_API_TOKEN"] = Server.ApiToken,
            ["CLOUDFLARE_ACCOUNT_ID"] = Server.AccountId,
            ["CLOUDFLARE_API_BASE_URL"] = Server.BaseAddress.AbsoluteUri,
        })
        {
            Environment.SetEnvironmentVariable(name, isSet ? value : null);
        }
    }
}
