using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Connecting;

/// <summary>A token from a script that is called when a token is needed.</summary>
public sealed class TokenProviderTests : CommandTest
{
    private const string Connect = """
        $connection = @{ AccountId = $server.AccountId; BaseUri = $server.BaseAddress; MaximumRetryCount = 0 }
        $thread = [System.Threading.Thread]::CurrentThread.ManagedThreadId
        $calls = 0
        Connect-CfWorkflow @connection -TokenProvider {
            $global:calls++
            $global:isHome = $thread -eq [System.Threading.Thread]::CurrentThread.ManagedThreadId
            $server.Credentials.Issue()
        }

        """;

    private const string Revoke = """
        foreach ($request in @($server.Requests)[-1]) {
            $server.Credentials.Revoke(($request.Headers['Authorization'] -split ' ')[1])
        }
        $server.Requests.Clear()

        """;

    [Fact]
    public void The_provider_is_called_once_while_its_token_is_valid()
    {
        _ = Server.Account.AddWorkflow("w");

        object?[] values = Shell.Values(
            Connect + "$null = Get-CfWorkflow; $null = Get-CfWorkflow w; $calls; (Get-CfWorkflowContext).CredentialSource");

        Assert.Equal([1, "TokenProvider"], values);
    }

    [Fact]
    public void A_rejected_token_calls_the_provider_on_the_pipeline_thread_and_retries()
    {
        _ = Server.Account.AddWorkflow("w");

        object?[] values = Shell.Values($"{Connect} {Revoke} $thread = [System.Threading.Thread]::CurrentThread.ManagedThreadId; (Get-CfWorkflow w).Name; $calls; $isHome");

        Assert.Equal(["w", 2, true], values);
        Assert.Equal([401, 200], Server.Requests.Select(request => request.StatusCode));
    }

    [Fact]
    public void A_non_idempotent_request_is_retried_after_a_rejected_token()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i" });

        _ = Shell.Values($"{Connect} {Revoke} Restart-CfWorkflowInstance w i");

        Assert.Equal([401, 200], Server.Requests.Select(request => request.StatusCode));
    }

    [Fact]
    public void Concurrent_rejections_call_the_provider_once()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstances("w", Enumerable.Range(0, 30).Select(n => new InstanceSetup { Id = $"i{n}" }));

        object?[] values = Shell.Values(
            $"{Connect} {Revoke} $ids = 0..29 | ForEach-Object {{ \"i$_\" }}; @(Restart-CfWorkflowInstance w $ids -PassThru).Count; $calls");

        Assert.Equal([30, 2], values);
    }

    [Fact]
    public void A_listing_and_a_downstream_command_do_not_deadlock()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstances("w", Enumerable.Range(0, 250).Select(n => new InstanceSetup { Id = $"i{n}" }));

        object?[] values = Shell.Values($$"""
            {{Connect}}
            $seen = 0
            Get-CfWorkflowInstance w | ForEach-Object {
                $seen++
                if ($seen -eq 30) { {{Revoke}} }
                if ($seen -in 30, 90) { $null = $_ | Get-CfWorkflowStep }
            }
            $seen
            $calls
            """);

        Assert.Equal([250, 2], values);
    }

    [Fact]
    public void A_second_rejection_is_an_error()
    {
        ShellResult result = Shell.Run($"{Connect} $server.Requests.Clear(); Get-CfWorkflow");
        Assert.Empty(result.Errors);
        Shell.Set("bad", new string('x', 40));

        result = Shell.Run("""
            $connection = @{ AccountId = $server.AccountId; BaseUri = $server.BaseAddress }
            $server.Requests.Clear()
            $calls = 0
            Connect-CfWorkflow @connection -TokenProvider { $global:calls++; $bad }
            """);

        Assert.Equal(["NotAuthenticated"], result.ErrorIds);
        Assert.Equal([2], Shell.Values("$calls"));
        Assert.Equal(2, Server.Requests.Count);
    }

    [Fact]
    public void Another_runspace_uses_the_token_but_does_not_run_the_script()
    {
        _ = Server.Account.AddWorkflow("w");
        using Shell other = new();
        SetVariables(other);
        other.Set("context", Shell.Values($"{Connect} Get-CfWorkflowContext")[0]);

        Assert.Equal(["w"], other.Values("(Get-CfWorkflow w -Context $context).Name"));
        _ = other.Values(Revoke);
        Assert.Equal(["NotAuthenticated"], other.Run("Get-CfWorkflow w -Context $context").ErrorIds);
        Assert.Equal([1], Shell.Values("$calls"));

        // After its own runspace gets a new token, other runspaces use it.
        Assert.Equal(["w", 2], Shell.Values("(Get-CfWorkflow w).Name; $calls"));
        Assert.Equal(["w"], other.Values("(Get-CfWorkflow w -Context $context).Name"));
    }

    [Theory]
    [InlineData("throw 'the vault is locked'")]
    [InlineData("")]
    [InlineData("1; 2")]
    [InlineData("Get-Process -Id $PID")]
    public void A_provider_without_a_token_is_one_error(string script)
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstances("w", Enumerable.Range(0, 30).Select(n => new InstanceSetup { Id = $"i{n}" }));
        Assert.Equal(["TokenProviderFailed"], Shell.Run($"Connect-CfWorkflow -TokenProvider {{ {script} }}").ErrorIds);

        ShellResult result = Shell.Run($$"""
            {{Connect.Replace("$server.Credentials.Issue()", $"if ($calls -gt 1) {{ {script} }} else {{ $server.Credentials.Issue() }}")}}
            {{Revoke}}
            $ids = 0..29 | ForEach-Object { "i$_" }
            Suspend-CfWorkflowInstance w $ids
            """);

        Assert.Equal(["TokenProviderFailed"], result.ErrorIds);
        Assert.Equal([2], Shell.Values("$calls"));
    }

    [Fact]
    public void A_command_inside_the_provider_does_not_call_the_provider()
    {
        ShellResult result = Shell.Run($$"""
            {{Connect.Replace("$server.Credentials.Issue()", "if ($calls -gt 1) { $null = Get-CfWorkflow }; $server.Credentials.Issue()")}}
            {{Revoke}}
            Get-CfWorkflow
            """);

        Assert.Equal("TokenProviderFailed", result.ErrorIds[^1]);
        Assert.Equal([2], Shell.Values("$calls"));
    }
}
