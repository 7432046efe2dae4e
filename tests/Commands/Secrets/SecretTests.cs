using System;
using System.Linq;
using System.Management.Automation;
using System.Text;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Faults;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Secrets;

/// <summary>A credential never appears in a stream, an error or an object.</summary>
public sealed class SecretTests : CommandTest
{
    private const string Here = "-AccountId $server.AccountId -BaseUri $server.BaseAddress -MaximumRetryCount 0 -PassThru";

    private const string Vault = "function Get-Secret { $plain };";

    private const string Tour = """
        $VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'
        Get-CfWorkflowContext
        Get-CfWorkflow
        Get-CfWorkflow nope
        New-CfWorkflowInstance w -Params @{ a = 1 }
        New-CfWorkflowInstance w -WhatIf
        Get-CfWorkflowInstance w | Stop-CfWorkflowInstance -PassThru | Wait-CfWorkflowInstance

        """;

    public static TheoryData<string, FaultKind?> Cases => new()
    {
        { $"Connect-CfWorkflow -ApiToken $token {Here}", null },
        { $"Connect-CfWorkflow -Credential $key {Here}", null },
        { $"Connect-CfWorkflow -ApiToken $token {Here}", FaultKind.Error },
        { $"Connect-CfWorkflow -Credential $key {Here}", FaultKind.Error },
        { $"Connect-CfWorkflow -ApiToken $token {Here}", FaultKind.HtmlForbidden },
        { $"Connect-CfWorkflow -ApiToken $token {Here}", FaultKind.CutBeforeActing },
        { $"Connect-CfWorkflow -Credential $key {Here}", FaultKind.MalformedJson },
        { $"{Vault} Connect-CfWorkflow -SecretName s {Here}", null },
        { $"{Vault} Connect-CfWorkflow -SecretName s {Here}", FaultKind.Error },
        { $"Connect-CfWorkflow -TokenProvider {{ $token }} {Here}", null },
        { $"Connect-CfWorkflow -TokenProvider {{ $plain }} {Here}", null },
        { $"Connect-CfWorkflow -TokenProvider {{ $plain }} {Here}", FaultKind.Error },
        { $"Connect-CfWorkflow -TokenProvider {{ $plain; $plain }} {Here}", null },
        { $"Connect-CfWorkflow -TokenProvider {{ @{{ a = $plain }} }} {Here}", null },
        { "Connect-CfWorkflow -ApiToken $token -BaseUri http://api.cloudflare.com/", null },
        { "Connect-CfWorkflow -ApiToken $broken", null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void No_credential_appears_in_any_output(string connect, FaultKind? trouble)
    {
        _ = Server.Account.AddWorkflow("w");
        string broken = $"x\n{Server.ApiToken}";
        Shell.Set("broken", Secret.Of(broken));
        Shell.Set("plain", Server.ApiToken);
        if (trouble is FaultKind kind)
        {
            // A server can echo what it received.
            bool isKey = connect.Contains("$key", StringComparison.Ordinal);
            string repeated = $"refused: {(isKey ? Server.Credentials.GlobalApiKey : Server.ApiToken)}";
            _ = Server.Faults.Add(new Fault { Kind = kind, StatusCode = 401, Code = 10000, Message = repeated, Times = 8 });
        }

        ShellResult connected = Shell.Run($"$VerbosePreference = $DebugPreference = 'Continue'; {connect}");
        ShellResult used = Shell.Run(Tour);

        string all = Everything(connected) + Everything(used);
        Assert.DoesNotContain(Server.ApiToken, all, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.Credentials.GlobalApiKey, all, StringComparison.Ordinal);
        Assert.Equal(trouble is null && connect.EndsWith(Here, StringComparison.Ordinal)
            && !connect.Contains("$plain; $plain", StringComparison.Ordinal)
            && !connect.Contains("@{", StringComparison.Ordinal), connected.Errors.Count == 0);
    }

    [Fact]
    public void The_search_finds_a_visible_secret()
    {
        Assert.Contains("needle", Everything(Shell.Run("[pscustomobject]@{ a = @{ b = 'needle' } }")), StringComparison.Ordinal);
        Assert.Contains("needle", Everything(Shell.Run("throw [exception]::new('x', [exception]::new('needle'))")), StringComparison.Ordinal);
    }

    private static string Everything(ShellResult result)
    {
        StringBuilder text = new();
        _ = text.AppendJoin('\n', result.Warnings.Concat(result.Verbose).Concat(result.Debug).Concat(result.Information));
        foreach (object item in result.Output.OfType<object>().Concat(result.Errors).Concat(result.Progress))
        {
            _ = text.AppendLine(item.ToString()).AppendLine(ObjectDump.Of(item)).AppendLine(PSSerializer.Serialize(item, 4));
        }

        foreach (ErrorRecord error in result.Errors)
        {
            _ = text.AppendLine(error.Exception.ToString()).AppendLine(ObjectDump.Of(error.Exception))
                .AppendLine(PSSerializer.Serialize(error.Exception, 4));
        }

        return text.ToString();
    }
}
