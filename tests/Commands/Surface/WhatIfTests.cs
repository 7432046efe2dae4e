using System;
using System.IO;
using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Surface;

/// <summary>-WhatIf changes nothing. A confirmation that cannot be shown counts as "no".</summary>
public sealed class WhatIfTests : ConnectedTest
{
    /// <summary>A call of each command that changes something. A missing command fails a test.</summary>
    public static TheoryData<string> Calls =>
    [
        "New-CfWorkflowInstance w",
        "New-CfWorkflowInstance w -Id new -Params @{ a = 1 }",
        "Get-CfWorkflow | New-CfWorkflowInstance",
        "Copy-CfWorkflowInstance w i",
        "Get-CfWorkflowInstance w | Copy-CfWorkflowInstance -ParamsOverlay @{ a = 1 }",
        "Stop-CfWorkflowInstance w i",
        "Stop-CfWorkflowInstance w i -Rollback -PassThru",
        "Get-CfWorkflowInstance w | Stop-CfWorkflowInstance",
        "Get-CfWorkflow | Stop-CfWorkflowInstance -All",
        "Set-CfWorkflow w -StepLimit 5 -PassThru",
        "Set-CfWorkflow new -ScriptName s -ClassName C -PassThru",
        "Get-CfWorkflow | Set-CfWorkflow -ScriptName other -Force",
        "$ConfirmPreference = 'None'; Get-CfWorkflow | Remove-CfWorkflow",
        $"Import-CfWorkflowDefinition '{BuildPaths.SampleConfiguration}' | Set-CfWorkflow -PassThru",
        "Set-CfWorkflowSetting -ErrorRetention '9 days' -PassThru",
        "New-CfWorkflowConcurrencyKey -KeyName new -Limit 1",
        "Get-CfWorkflowConcurrencyKey | Set-CfWorkflowConcurrencyKey -Limit 2 -PassThru",
        "Get-CfWorkflowConcurrencyKey | Remove-CfWorkflowConcurrencyKey",
        "Add-CfWorkflowTrigger -ScriptName s -Type n -WorkflowName w -PassThru",
        "Set-CfWorkflowTrigger -ScriptName s -Trigger @() -PassThru",
        "Remove-CfWorkflowTrigger -ScriptName s",
        "Get-CfWorkflowTrigger -ScriptName s | Remove-CfWorkflowTrigger",
        "Invoke-CfWorkflowApi workflows/w -Method Delete",
        "Get-CfWorkflowInstance w | Export-CfWorkflowInstance $file -PassThru",
        "Get-CfWorkflowInstance w | Export-CfWorkflowReport $file -PassThru",
        "Suspend-CfWorkflowInstance w i",
        "Resume-CfWorkflowInstance w i",
        "Restart-CfWorkflowInstance w i",
        "Send-CfWorkflowEvent w i -Type e",
        "Remove-CfWorkflowInstance w i",
        "Set-CfWorkflow w -StepLimit 7",
        "Remove-CfWorkflow w",
        "Set-CfWorkflowSetting -ErrorRetention '3 days'",
        "New-CfWorkflowConcurrencyKey -KeyName k -Limit 1",
        "Set-CfWorkflowConcurrencyKey -KeyId 00000000-0000-4000-8000-000000000000 -Limit 1",
        "Remove-CfWorkflowConcurrencyKey -KeyId 00000000-0000-4000-8000-000000000000",
    ];

    protected override void Seed()
    {
        _ = Server.Account.AddWorkflow("w");
        _ = Server.Account.AddInstance("w", new InstanceSetup { Id = "i" });
        Server.Account.ConcurrencyKeys.Add(new ConcurrencyKey(Guid.NewGuid(), "k", 1, s_start));
        Server.Account.Triggers["s"] = ["""{"type":"t","targets":[{"type":"workflow","script_name":"s","workflow_name":"w"}]}"""];
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void WhatIf_sends_only_reads_and_outputs_nothing(string call)
    {
        Assert.Empty(Shell.Run($"{call} -WhatIf").Output);

        Assert.All(Server.Requests, request => Assert.Equal("GET", request.Method));
        Assert.False(File.Exists(FilePath));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void WhatIfPreference_has_the_same_effect(string call)
    {
        Assert.Empty(Shell.Run($"$WhatIfPreference = $true; {call}").Output);

        Assert.All(Server.Requests, request => Assert.Equal("GET", request.Method));
        Assert.False(File.Exists(FilePath));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_confirmation_without_a_host_is_an_error(string call)
    {
        ShellResult result = Shell.Run($"{call} -Confirm");

        Assert.NotEmpty(result.Errors);
        Assert.Empty(result.Output);
        Assert.All(Server.Requests, request => Assert.Equal("GET", request.Method));
        Assert.False(File.Exists(FilePath));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public void Without_WhatIf_the_same_call_changes_something(string call)
    {
        _ = Shell.Run($"$ConfirmPreference = 'None'; {call}");

        Assert.True(Server.Requests.Any(request => request.Method != "GET") || File.Exists(FilePath));
    }

    [Fact]
    public void Every_command_that_changes_something_is_covered()
    {
        string[] changing =
        [
            .. AllCommands.In(Shell)
                .Where(command => command.Parameters.ContainsKey("WhatIf") && !command.Name.StartsWith("Get-", StringComparison.Ordinal))
                .Select(command => command.Name),
        ];

        Assert.NotEmpty(changing);
        Assert.All(changing, name => Assert.Contains(Calls, call => call.Data.Split(' ', '|').Contains(name)));
    }
}
