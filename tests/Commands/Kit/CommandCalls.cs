using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Accounts;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;
using Xunit;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>A call of each command that sends requests, and an account in which all of them succeed: for tests over all
/// commands.</summary>
internal static class CommandCalls
{
    private static readonly string[] s_sendNothing =
        ["Disconnect-CfWorkflow", "Get-CfWorkflowContext", "Import-CfWorkflowDefinition", "Import-CfWorkflowInstance", "Measure-CfWorkflowInstance"];

    public static string[] Calls { get; } =
    [
        "Connect-CfWorkflow -ApiToken $token -BaseUri $server.BaseAddress",
        "Get-CfWorkflowAccount",
        "Get-CfWorkflow",
        "Get-CfWorkflow w",
        "Get-CfWorkflowHealth",
        "Get-CfWorkflowHealth w",
        "Get-CfWorkflowInstance w",
        "Get-CfWorkflowInstance w -Detail",
        "Get-CfWorkflowInstance w i",
        "Get-CfWorkflowStep w i",
        "Get-CfWorkflowStep w i -Name load-1 -FullOutput",
        "Group-CfWorkflowError w i",
        "[pscustomobject]@{ WorkflowName = 'w'; Id = 'i' } | Export-CfWorkflowInstance ([IO.Path]::GetTempFileName()) -Force",
        "[pscustomobject]@{ WorkflowName = 'w'; Id = 'i' } | Export-CfWorkflowReport ([IO.Path]::GetTempFileName()) -Force",
        "New-CfWorkflowInstance w",
        "Copy-CfWorkflowInstance w i",
        "Compare-CfWorkflowInstance v -ReferenceId i -DifferenceId j",
        "Compare-CfWorkflowVersion v",
        "Test-CfWorkflowVersion w -Quiet",
        "Stop-CfWorkflowInstance w i",
        "Stop-CfWorkflowInstance w -All -Wait",
        "Wait-CfWorkflowInstance w i -Status waiting",
        "Watch-CfWorkflowInstance w i | Select-First 1",
        "Suspend-CfWorkflowInstance w i",
        "Resume-CfWorkflowInstance w i",
        "Restart-CfWorkflowInstance w i",
        "Restart-CfWorkflowInstance w i -FromStep load",
        "Send-CfWorkflowEvent w i -Type e",
        "Remove-CfWorkflowInstance w i",
        "Set-CfWorkflow w -StepLimit 7",
        $"Import-CfWorkflowDefinition '{BuildPaths.SampleConfiguration}' | Compare-CfWorkflowDefinition",
        "Remove-CfWorkflow w",
        "Set-CfWorkflowSetting -ErrorRetention '3 days'",
        "New-CfWorkflowConcurrencyKey -KeyName k -Limit 1",
        "Set-CfWorkflowConcurrencyKey -KeyId 00000000-0000-4000-8000-000000000000 -Limit 1",
        "Remove-CfWorkflowConcurrencyKey -KeyId 00000000-0000-4000-8000-000000000000",
        "Get-CfWorkflowVersion w",
        "Get-CfWorkflowGraph w",
        "Get-CfWorkflowGraph w | ConvertTo-CfWorkflowDiagram",
        "Get-CfWorkflowMetric w",
        "Get-CfWorkflowSetting",
        "Get-CfWorkflowConcurrencyKey",
        "Get-CfWorkflowTrigger -ScriptName s",
        "Set-CfWorkflowTrigger -ScriptName s -Trigger @()",
        "Add-CfWorkflowTrigger -ScriptName s -Type t -WorkflowName w",
        "Remove-CfWorkflowTrigger -ScriptName s",
        "Measure-CfWorkflow w",
        "Invoke-CfWorkflowApi workflows -Paginate",
    ];

    /// <summary>Adds what the calls need: a workflow w whose instance i waits, two instances of another workflow, a key, and a trigger of a script.</summary>
    public static void Seed(SandboxAccount account)
    {
        StepScript script = new StepScriptBuilder().Do("load", output: "1").WaitForEvent("approval", "e").Build();
        _ = account.AddWorkflow("w", new WorkflowSetup { Script = script, StepLimit = 9 });
        _ = account.AddInstance("w", new InstanceSetup { Id = "i", CreatedOn = account.Now.AddMinutes(-1) });
        Workflow other = account.AddWorkflow("v", new WorkflowSetup { Script = script });
        other.Deploy(new WorkflowSetup { Script = script, StepLimit = 9 }, account.Now);
        _ = account.AddInstances("v", [new InstanceSetup { Id = "i" }, new InstanceSetup { Id = "j" }]);
        account.ConcurrencyKeys.Add(
            new ConcurrencyKey(Guid.Parse("00000000-0000-4000-8000-000000000000"), "key", 5, account.Now));
        account.Triggers["s"] = ["""{"type":"t","targets":[{"type":"workflow","script_name":"s","workflow_name":"w"}]}"""];
    }

    /// <summary>Fails unless the calls cover every command that sends requests, or every such command with the parameter of
    /// this name or alias.</summary>
    public static void AssertCovers(Shell shell, IEnumerable<string> calls, string? parameter = null)
    {
        HashSet<string> called = [.. calls.SelectMany(call => call.Split(' '))];
        string[] names =
        [
            .. AllCommands.In(shell)
                .Where(command => parameter is null || command.Parameters.Values.Any(
                    found => found.Name == parameter || found.Aliases.Contains(parameter)))
                .Select(command => command.Name)
                .Except(s_sendNothing),
        ];
        Assert.NotEmpty(names);
        Assert.Empty(names.Except(called));
    }
}
