using System;
using System.Linq;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Connecting;

/// <summary>A runspace that uses the account of the environment gets one warning if another runspace of the process has a
/// different connection.</summary>
[Collection(ProcessWideState.Name)]
public sealed class OtherConnectionTests : CommandTest
{
    private const string SameAccount = "Connect-CfWorkflow $token -AccountId $server.AccountId -BaseUri $server.BaseAddress";

    private const string OtherAccount = "Connect-CfWorkflow $otherToken -AccountId $otherServer.AccountId -BaseUri $otherServer.BaseAddress";

    private const string OtherAddress =
        "Connect-CfWorkflow $token -AccountId $server.AccountId -BaseUri ($server.BaseAddress -replace '127.0.0.1', 'localhost')";

    private readonly Shell _other = new();

    private SandboxServer _otherServer = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _otherServer = await SandboxServer.StartAsync(Options, Stop);
        SetVariables(_other);
        foreach (Shell shell in new[] { Shell, _other })
        {
            shell.Set("otherServer", _otherServer);
            shell.Set("otherToken", Secret.Of(_otherServer.ApiToken));
        }

        Environment.SetEnvironmentVariable("CLOUDFLARE_API_TOKEN", Server.ApiToken);
        Environment.SetEnvironmentVariable("CLOUDFLARE_ACCOUNT_ID", Server.AccountId);
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_BASE_URL", Server.BaseAddress.AbsoluteUri);
    }

    [Theory]
    [InlineData(OtherAccount, 1)]
    [InlineData(OtherAddress, 1)]
    [InlineData("Connect-CfWorkflow -ApiToken $null", 1)]
    [InlineData(SameAccount, 0)]
    [InlineData("", 0)]
    [InlineData(OtherAccount + "; Disconnect-CfWorkflow", 0)]
    public void A_different_connection_in_another_runspace_gives_one_warning(string other, int warnings)
    {
        _ = _other.Run(other);

        ShellResult result = Shell.Run("$null = Get-CfWorkflow; $null = Get-CfWorkflow");

        Assert.Empty(result.Errors);
        Assert.Equal(warnings, result.Warnings.Count);
    }

    [Fact]
    public void An_own_connection_or_context_gives_no_warning()
    {
        Shell.Set("context", _other.Values($"{OtherAccount} -PassThru").Single());

        Assert.Empty(Shell.Run($"$null = Get-CfWorkflow -Context $context; {SameAccount}; $null = Get-CfWorkflow").Warnings);
    }

    [Fact]
    public void A_closed_runspace_is_ignored()
    {
        _ = _other.Values(OtherAccount);
        _other.Dispose();

        Assert.Empty(Shell.Run("$null = Get-CfWorkflow").Warnings);
    }

    [Fact]
    public void Each_runspace_of_a_parallel_loop_is_warned()
    {
        Shell.Set("module", BuildPaths.Module);

        ShellResult result = Shell.Run($$"""
            {{OtherAccount}}
            1..4 | ForEach-Object -Parallel { Import-Module $using:module; $null = Get-CfWorkflow } -ThrottleLimit 1
            """);

        Assert.Empty(result.Errors);
        _ = Assert.Single(result.Warnings);
    }

    protected override async ValueTask OnDisposeAsync()
    {
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_TOKEN", null);
        Environment.SetEnvironmentVariable("CLOUDFLARE_ACCOUNT_ID", null);
        Environment.SetEnvironmentVariable("CLOUDFLARE_API_BASE_URL", null);
        _other.Dispose();
        await _otherServer.DisposeAsync();
    }
}
