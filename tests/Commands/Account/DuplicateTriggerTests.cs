using System.Linq;
using CloudflareWorkflows.Commands.Tests.Kit;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Account;

/// <summary>A script does not get a duplicate trigger in any spelling.</summary>
public sealed class DuplicateTriggerTests : ConnectedTest
{
    private const string Trigger = """
        {"type":"t","filter":{"bucket":"b","size":1},
         "targets":[{"type":"workflow","script_name":"s","workflow_name":"v"},{"type":"workflow","script_name":"s","workflow_name":"w"}]}
        """;

    /// <summary>The existing trigger, and equivalent ones.</summary>
    public static TheoryData<string> Same =>
    [
        "-Type t -Filter @{ bucket = 'b'; size = 1 } -WorkflowName v, w",
        "-Type t -Filter ([ordered]@{ size = 1; bucket = 'b' }) -WorkflowName v, w",
        "-Type t -Filter @{ bucket = 'b'; size = 1.0 } -WorkflowName v, w",
        "-Type t -Filter @{ bucket = 'b'; size = [decimal]'1.00' } -WorkflowName w, v",
        "-Trigger @{ type = 't'; filter = [pscustomobject]@{ size = 1; bucket = 'b' }; targets = 'v', 'w' }",
        "-Trigger (Get-CfWorkflowTrigger -ScriptName s)",
    ];

    /// <summary>Triggers that are not equivalent.</summary>
    public static TheoryData<string> Different =>
    [
        "-Type T -Filter @{ bucket = 'b'; size = 1 } -WorkflowName v, w",
        "-Type t -Filter @{ bucket = 'B'; size = 1 } -WorkflowName v, w",
        "-Type t -Filter @{ Bucket = 'b'; size = 1 } -WorkflowName v, w",
        "-Type t -Filter @{ bucket = 'b'; size = '1' } -WorkflowName v, w",
        "-Type t -Filter @{ bucket = 'b'; size = $true } -WorkflowName v, w",
        "-Type t -Filter @{ bucket = 'b' } -WorkflowName v, w",
        "-Type t -WorkflowName v, w",
        "-Type t -Filter @{ bucket = 'b'; size = 1 } -WorkflowName v, w -TargetScriptName z",
    ];

    protected override void Seed() => Server.Account.Triggers["s"] = [Trigger];

    [Theory]
    [MemberData(nameof(Same))]
    public void An_existing_trigger_is_not_added(string arguments)
    {
        ShellResult result = Shell.Run($"Add-CfWorkflowTrigger -ScriptName s {arguments} -PassThru -Verbose");

        Assert.Empty(result.Errors);
        _ = Assert.Single(result.Output);
        _ = Assert.Single(Server.Account.Triggers["s"]);
        Assert.DoesNotContain(Server.Requests, request => request.Method == "PATCH");
        Assert.Contains(result.Verbose, line => !line.StartsWith("GET", System.StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Different))]
    public void A_different_trigger_is_added(string arguments)
    {
        _ = Shell.Values($"Add-CfWorkflowTrigger -ScriptName s {arguments}");

        Assert.Equal(2, Server.Account.Triggers["s"].Count);
    }

    [Theory]
    [InlineData("$t, $t, $u | Add-CfWorkflowTrigger -ScriptName new", 2)]
    [InlineData("Add-CfWorkflowTrigger -ScriptName new -Trigger $t, $t", 1)]
    [InlineData("$t, $t, $u | Set-CfWorkflowTrigger -ScriptName new", 2)]
    [InlineData("$t, $u | Add-CfWorkflowTrigger -ScriptName new; $u, $t | Add-CfWorkflowTrigger -ScriptName new", 2)]
    public void A_duplicate_input_is_sent_once(string script, int count)
    {
        _ = Shell.Values($$"""
            $t = @{ Type = 'a'; Filter = @{ x = 1; y = 2 }; Targets = 'w' }
            $u = @{ Type = 'b'; Targets = 'w' }
            {{script}}
            """);

        Assert.Equal(count, Server.Account.Triggers["new"].Count);
    }

    [Fact]
    public void New_triggers_are_added_and_WhatIf_adds_none()
    {
        const string Both = "@{ type = 't'; filter = @{ bucket = 'b'; size = 1 }; targets = 'v', 'w' }, @{ type = 'n'; targets = 'w' }";

        _ = Shell.Values($"Add-CfWorkflowTrigger -ScriptName s -Trigger {Both} -WhatIf");
        _ = Assert.Single(Server.Account.Triggers["s"]);

        Assert.Equal(["t", "n"], Shell.Values(
            $"(Add-CfWorkflowTrigger -ScriptName s -Trigger {Both} -PassThru).Type").Cast<string>());
    }
}
