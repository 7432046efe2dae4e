using System.Collections.Generic;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Replaces all triggers of a Worker script.</summary>
/// <remarks>
/// <para>
/// A trigger is a hashtable or an object with Type, Filter, and Targets, such as the output of Get-CfWorkflowTrigger. A
/// target is the name of a workflow of the same script, or an object with ScriptName and WorkflowName. A script can
/// have up to 100 triggers. If a trigger isn't valid, the command sends nothing. A trigger that you specify twice is
/// sent once, because two equal triggers would start everything twice.
/// </para>
/// <para>
/// The token needs the permission Workers Scripts Write. The service doesn't provide a list of event types.
/// </para>
/// </remarks>
/// <example>
/// <code>Set-CfWorkflowTrigger -ScriptName shop-api -Trigger @{ Type = 'r2.object.created'; Filter = @{ bucket = 'orders' }; Targets = 'order-fulfilment' }</code>
/// <para>Makes this the only trigger of the script.</para>
/// </example>
/// <example>
/// <code>Set-CfWorkflowTrigger -ScriptName media -Trigger @() -WhatIf</code>
/// <para>Shows what an empty list would do: the script would have no triggers.</para>
/// </example>
/// <seealso cref="GetCfWorkflowTriggerCommand"/>
/// <seealso cref="AddCfWorkflowTriggerCommand"/>
/// <seealso cref="RemoveCfWorkflowTriggerCommand"/>
[Cmdlet(VerbsCommon.Set, "CfWorkflowTrigger", SupportsShouldProcess = true)]
[OutputType(typeof(WorkflowTrigger))]
public sealed class SetCfWorkflowTriggerCommand : TriggerCommand
{
    /// <summary>Specifies the Worker script.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ServiceRule(TextRule.PathSegment)]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string ScriptName { get; set; } = "";

    /// <summary>Specifies all triggers of the script. An empty list removes all triggers.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public object[] Trigger { get; set; } = [];

    /// <summary>Returns the triggers after the change. By default, this command returns no output.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    private protected override bool NeedsAll => true;

    /// <inheritdoc/>
    protected override void OnInput() => Gather(Trigger, ScriptName);

    private protected override void Send(TriggersClient client, string scriptName, List<WorkflowTrigger> triggers)
    {
        List<WorkflowTrigger> distinct = TriggerSet.New(triggers, []);
        ReportDuplicates(scriptName, triggers.Count - distinct.Count);
        if (!ShouldProcess(scriptName, $"Replace all triggers with {distinct.Count}"))
        {
            return;
        }

        WorkflowTrigger[]? after = Await(client.ReplaceAsync(scriptName, distinct, StopToken));
        if (PassThru)
        {
            WriteTriggers(client, scriptName, after);
        }
    }
}
