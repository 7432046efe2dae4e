using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Completing;

/// <summary>Completion uses the environment as commands do.</summary>
[Collection(ProcessWideState.Name)]
public sealed class EnvironmentCompletionTests : CommandTest
{
    private const string Token = "CLOUDFLARE_API_TOKEN";
    private const string Address = "CLOUDFLARE_API_BASE_URL";

    private const string Call = """
        $line = 'Get-CfWorkflow o'
        [System.Management.Automation.CommandCompletion]::CompleteInput($line, $line.Length, $null).CompletionMatches |
            ForEach-Object CompletionText
        """;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _ = Server.Account.AddWorkflow("orders");
        Environment.SetEnvironmentVariable(Token, Server.ApiToken);
        Environment.SetEnvironmentVariable(Address, Server.BaseAddress.AbsoluteUri);
    }

    protected override ValueTask OnDisposeAsync()
    {
        Environment.SetEnvironmentVariable(Token, null);
        Environment.SetEnvironmentVariable(Address, null);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void The_account_is_read_once_and_cached_for_commands()
    {
        Assert.Equal(["orders"], Shell.Values(Call));
        Assert.Equal(["orders"], Shell.Values("(Get-CfWorkflow orders).Name"));
        Assert.Equal(["GET accounts", "GET workflows", "GET orders"], Sent);
    }

    [Fact]
    public void A_rejected_token_is_not_sent_again()
    {
        Environment.SetEnvironmentVariable(Token, new string('x', 40));

        Assert.Empty(Shell.Values(Call));
        Assert.Empty(Shell.Values(Call));
        Assert.Equal(["GET accounts"], Sent);
    }

    [Fact]
    public void A_malformed_token_is_not_sent()
    {
        Environment.SetEnvironmentVariable(Token, "a b");

        Assert.Empty(Shell.Values(Call));
        Assert.Empty(Server.Requests);
    }
}
