using System.Collections.Generic;
using System.Management.Automation;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Puts triggers in the place of all that a Worker script has.</summary>
/// <remarks>
/// <para>
/// A trigger is a hashtable or an object with Type, Filter and Targets, such as Get-CfWorkflowTrigger gives. A target is the
/// name of a workflow of the same script, or has ScriptName and WorkflowName. A script has 100 triggers at most. Where one
/// of them is refused, nothing is sent. One that is given twice is sent once: two that are the same would start everything
/// twice.
/// </para>
/// <para>
/// The token needs the permission Workers Scripts Write. The service keeps no list of event types that it would tell.
/// </para>
/// </remarks>
/// <example>
/// <code>Set-CfWorkflowTrigger -ScriptName shop-api -Trigger @{ Type = 'r2.object.created'; Filter = @{ bucket = 'orders' }; Targets = 'order-fulfilment' }</code>
/// <para>Makes this the only trigger of a script.</para>
/// </example>
/// <example>
/// <code>Set-CfWorkflowTrigger -ScriptName media -Trigger @() -WhatIf</code>
/// <para>Shows what giving an empty list would do: the script would have no triggers.</para>
/// </example>
/// <seealso cref="GetCfWorkflowTriggerCommand"/>
/// <seealso cref="AddCfWorkflowTriggerCommand"/>
/// <seealso cref="RemoveCfWorkflowTriggerCommand"/>
[Cmdlet(VerbsCommon.Set, "CfWorkflowTrigger", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowTrigger))]
public sealed class SetCfWorkflowTriggerCommand : TriggerCommand
{
    /// <summary>The Worker script.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [PathSegment]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string ScriptName { get; set; } = "";

    /// <summary>The triggers: all of them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public object[] Trigger { get; set; } = [];

    /// <summary>Gives back the triggers as they are afterwards.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override bool NeedsAll => true;

    /// <inheritdoc/>
    protected override void OnInput() => Gather(Trigger, ScriptName);

    private protected override void Send(TriggersClient client, string scriptName, List<WorkflowTrigger> triggers)
    {
        List<WorkflowTrigger> distinct = TriggerSet.New(triggers, []);
        TellOfSame(scriptName, triggers.Count - distinct.Count);
        if (!ShouldProcess(scriptName, $"Replace all triggers by {distinct.Count}"))
        {
            return;
        }

        WorkflowTrigger[]? after = Await(client.ReplaceAsync(scriptName, distinct, StopToken));
        if (PassThru)
        {
            Give(client, scriptName, after);
        }
    }
}
