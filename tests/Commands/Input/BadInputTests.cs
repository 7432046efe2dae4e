using System;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Input;

/// <summary>What breaks a rule of the service's is refused before anything is sent.</summary>
public sealed class BadInputTests : ConnectedTest
{
    private const string Validation = "ParameterArgumentValidationError";
    private const string Transformation = "ParameterArgumentTransformationError";

    public static TheoryData<string, string> Cases => new()
    {
        { "Get-CfWorkflow 'has space'", "InvalidWorkflowName" },
        { "Get-CfWorkflow '-dash'", "InvalidWorkflowName" },
        { "Get-CfWorkflow 'wörk'", "InvalidWorkflowName" },
        { "Get-CfWorkflow ('w' * 65)", "InvalidWorkflowName" },
        { "Get-CfWorkflow settings", "InvalidWorkflowName" },
        { "Get-CfWorkflow concurrency", "InvalidWorkflowName" },
        { "Get-CfWorkflow $null", Validation },
        { "Get-CfWorkflow ''", Validation },
        { "Get-CfWorkflow w -ScriptName ''", Validation },
        { "Get-CfWorkflow w -AccountId short", Validation },
        { "Get-CfWorkflow w -Context $null", Validation },
        { "Get-CfWorkflowInstance w*", Validation },
        { "Get-CfWorkflowInstance settings", Validation },
        { "Get-CfWorkflowInstance concurrency", Validation },
        { "Get-CfWorkflowInstance 'has space'", Validation },
        { "Get-CfWorkflowInstance ('w' * 65)", Validation },
        { "Get-CfWorkflowInstance w -Id a.b", Validation },
        { "Get-CfWorkflowInstance w -Id ('i' * 272)", Validation },
        { "Get-CfWorkflowInstance w -Id ''", Validation },
        { "Get-CfWorkflowInstance w $null", Validation },
        { "Get-CfWorkflowInstance w @()", Validation },
        { "Get-CfWorkflowInstance w -Status hibernating", Transformation },
        { "Get-CfWorkflowInstance w -Status complete, ''", Transformation },
        { "Get-CfWorkflowInstance w -Newest 0", Validation },
        { "Get-CfWorkflowInstance w -After soon", Transformation },
        { "Get-CfWorkflowInstance w -Trigger ''", Validation },
        { "Get-CfWorkflowStep w? i", Validation },
        { "Get-CfWorkflowStep w i -Type do", Validation },
        { "Get-CfWorkflowStep w i -Name ''", Validation },
        { "Stop-CfWorkflowInstance w* i", Validation },
        { "Stop-CfWorkflowInstance w a.b", Validation },
        { "Wait-CfWorkflowInstance w[a-z] i", Validation },
        { "Wait-CfWorkflowInstance w i -TimeoutSec -1", Validation },
        { "Wait-CfWorkflowInstance w i -Status hibernating", Transformation },
        { "New-CfWorkflowInstance w*", Validation },
        { "New-CfWorkflowInstance w ('i' * 101)", Validation },
        { "New-CfWorkflowInstance w '-dash'", Validation },
        { "New-CfWorkflowInstance w 'has space'", Validation },
        { "New-CfWorkflowInstance w batch", Validation },
        { "New-CfWorkflowInstance w terminate", Validation },
        { "New-CfWorkflowInstance w terminateAll", Validation },
        { "New-CfWorkflowInstance w ('cf_' + 'a' * 64)", Validation },
        { "New-CfWorkflowInstance w -LocationHint moon", Validation },
        { "New-CfWorkflowInstance w -SuccessRetention 7", Transformation },
        { "New-CfWorkflowInstance w -SuccessRetention '7'", Transformation },
        { "New-CfWorkflowInstance w -ErrorRetention 7.5", Transformation },
        { "New-CfWorkflowInstance w -ErrorRetention '7 fortnights'", Transformation },
        { "New-CfWorkflowInstance w -ErrorRetention ([timespan]::Zero)", Transformation },
        { "New-CfWorkflowInstance w -ErrorRetention -1.00:00:00", Transformation },
        { "New-CfWorkflowInstance w -Params 1 -ParamsJson 1", "ParamsTwice" },
        { "New-CfWorkflowInstance w -ParamsJson '{'", "NotJson" },
        { "New-CfWorkflowInstance w -ParamsJson ('\"' + 'x' * 1MB + '\"')", "TooLarge" },
        { "New-CfWorkflowInstance w -Params ('x' * 1MB)", "TooLarge" },
        { "New-CfWorkflowInstance w -Params @{ a = 'x' * 600KB; b = 'x' * 600KB }", "TooLarge" },
        { "New-CfWorkflowInstance w -Params ([double]::NaN)", "NotJson" },
        { "New-CfWorkflowInstance w -Params @{ a = [double]::PositiveInfinity }", "NotJson" },
        { "New-CfWorkflowInstance w -Params { code }", "NotJson" },
        { "New-CfWorkflowInstance w -Params @{ a = $token }", "NotJson" },
        { "New-CfWorkflowInstance w -Params $key", "NotJson" },
        { "$h = @{}; $h.self = $h; New-CfWorkflowInstance w -Params $h", "NotJson" },
        { "$a = [Collections.ArrayList]::new(); $null = $a.Add($a); New-CfWorkflowInstance w -Params @{ a = $a }", "NotJson" },
    };

    protected override void Seed() => _ = Server.Account.AddWorkflow("w");

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_refused_and_nothing_is_sent(string script, string error)
    {
        ShellResult result = Shell.Run(script);

        Assert.Equal([error], result.ErrorIds);
        Assert.Empty(result.Output);
        Assert.Empty(Server.Requests);
    }

    [Theory]
    [InlineData("Get-CfWorkflowInstance", "WorkflowName = 'w*'; Id = 'i'")]
    [InlineData("Stop-CfWorkflowInstance", "WorkflowName = 'w'; Id = 'a.b'")]
    [InlineData("Wait-CfWorkflowInstance", "WorkflowName = ''; Id = 'i'")]
    [InlineData("New-CfWorkflowInstance", "WorkflowName = 'w'; Id = 'batch'")]
    [InlineData("Get-CfWorkflowInstance", "WorkflowName = 'w'; Id = ''")]
    [InlineData("Get-CfWorkflowInstance", "WorkflowName = 'w'; Id = $null")]
    public void It_is_refused_when_it_is_piped_and_the_next_is_done(string command, string properties)
    {
        _ = Server.Account.AddInstance("w", new() { Id = "good", CreatedOn = s_start.AddHours(-1) });

        ShellResult result = Shell.Run($$"""
            [pscustomobject]@{ {{properties}} }, [pscustomobject]@{ WorkflowName = 'w'; Id = 'good' } | {{command}}
            """);

        Assert.NotEmpty(result.ErrorIds);
        Assert.All(Sent, line => Assert.Contains("good", line, StringComparison.Ordinal));
        Assert.NotEmpty(Sent);
    }

    [Fact]
    public void Workflows_with_the_names_of_endpoints_are_listed()
    {
        _ = Server.Account.AddWorkflow("settings");

        Assert.Equal(["settings", "w"], Shell.Values("(Get-CfWorkflow).Name"));
        Assert.Equal(["settings"], Shell.Values("(Get-CfWorkflow settin*).Name"));
    }

    [Theory]
    [InlineData("30 2 * * *-1730000000000", "30%202%20%2A%20%2A%20%2A-1730000000000")]
    [InlineData("*/5 0,12 * * 1#2-9", "%2A%2F5%200%2C12%20%2A%20%2A%201%232-9")]
    public void Ids_that_a_schedule_made_are_addressed_literally(string id, string encoded)
    {
        _ = Server.Account.AddInstance("w", new() { Id = id, CreatedOn = s_start.AddHours(-1) });

        Assert.Equal([id], Shell.Values($"(Get-CfWorkflowInstance w '{id}').Id"));
        Assert.Equal([id], Shell.Values("(Get-CfWorkflowInstance w | Get-CfWorkflowInstance).Id"));
        Assert.Equal($"GET w/instances/{encoded}", Sent[0]);
    }
}
