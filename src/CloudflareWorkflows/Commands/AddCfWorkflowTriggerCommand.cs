using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Adds triggers to those of a Worker script: events that start instances of workflows.</summary>
/// <remarks>
/// <para>
/// The request is not repeated after a lost answer, since the triggers would be there twice. The token needs the permission
/// Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Add-CfWorkflowTrigger -ScriptName shop-api -Type r2.object.created -Filter @{ bucket = 'orders' } -WorkflowName order-fulfilment</code>
/// <para>Starts an instance for each object that comes into a bucket.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow order-* | Add-CfWorkflowTrigger -Type queue.message.deadlettered -WhatIf</code>
/// <para>Shows which scripts would get how many triggers.</para>
/// </example>
/// <seealso cref="GetCfWorkflowTriggerCommand"/>
/// <seealso cref="SetCfWorkflowTriggerCommand"/>
[Cmdlet(VerbsCommon.Add, "CfWorkflowTrigger", SupportsShouldProcess = true, DefaultParameterSetName = TriggerSet)]
[OutputType(typeof(WorkflowTrigger))]
public sealed class AddCfWorkflowTriggerCommand : TriggerCommand
{
    private const string EventSet = "Event";
    private const string TriggerSet = "Trigger";

    /// <summary>The Worker script. A workflow that is piped in brings its own.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [PathSegment]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string ScriptName { get; set; } = "";

    /// <summary>The type of the events, in the service's words.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EventSet)]
    [ValidateNotNullOrEmpty]
    public string Type { get; set; } = "";

    /// <summary>What the events must have, by name: text, numbers, or true and false.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [ValidateNotNull]
    public IDictionary? Filter { get; set; }

    /// <summary>The workflows to start.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EventSet, ValueFromPipelineByPropertyName = true)]
    [WorkflowName]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string[] WorkflowName { get; set; } = [];

    /// <summary>The Worker script that the workflows belong to, if not the trigger's.</summary>
    [Parameter(ParameterSetName = EventSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string? TargetScriptName { get; set; }

    /// <summary>Triggers as hashtables or objects with Type, Filter and Targets.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TriggerSet, ValueFromPipeline = true)]
    public object[] Trigger { get; set; } = [];

    /// <summary>Gives back all triggers of the script as they are afterwards.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void OnInput() =>
        Gather(ParameterSetName == TriggerSet ? Trigger : [OfEvent()], ScriptName);

    private protected override void Send(TriggersClient client, string scriptName, List<WorkflowTrigger> triggers)
    {
        if (triggers.Count == 0 || !ShouldProcess(scriptName, $"Add triggers ({triggers.Count})"))
        {
            return;
        }

        WorkflowTrigger[]? after = Await(client.AddAsync(scriptName, triggers, StopToken));
        if (PassThru)
        {
            Give(client, scriptName, after);
        }
    }

    private WorkflowTrigger OfEvent() => new()
    {
        Type = Type,
        Filter = Filter,
        Targets = [.. WorkflowName.Select(name => new WorkflowTriggerTarget
        {
            ScriptName = TargetScriptName ?? ScriptName,
            WorkflowName = name,
        })],
    };
}
