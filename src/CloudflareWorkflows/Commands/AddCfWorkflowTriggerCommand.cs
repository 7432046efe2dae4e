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
/// A trigger that is there already is not added a second time, nor is one that is given twice: -Verbose tells how many were
/// left out. Two triggers are the same if type, filter and targets are; the order of a filter's members and of the targets
/// does not count, the case of names does. So the command can be run again after an error. It reads the triggers first: if
/// somebody adds the same trigger between the two requests, it is there twice.
/// </para>
/// <para>
/// The request is not repeated after a lost answer. The token needs the permission Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Add-CfWorkflowTrigger -ScriptName shop-api -Type r2.object.created -Filter @{ bucket = 'orders' } -WorkflowName order-fulfilment</code>
/// <para>Starts an instance for each object that is put into the bucket orders.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow order-* | Add-CfWorkflowTrigger -Type queue.message.deadlettered -WhatIf</code>
/// <para>Shows which scripts would get how many triggers.</para>
/// </example>
/// <seealso cref="GetCfWorkflowTriggerCommand"/>
/// <seealso cref="SetCfWorkflowTriggerCommand"/>
[Cmdlet(VerbsCommon.Add, "CfWorkflowTrigger", SupportsShouldProcess = true, DefaultParameterSetName = TriggerSetName)]
[OutputType(typeof(WorkflowTrigger))]
public sealed class AddCfWorkflowTriggerCommand : TriggerCommand
{
    private const string EventSetName = "Event";
    private const string TriggerSetName = "Trigger";

    /// <summary>The Worker script. A workflow that is piped in brings its own.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [PathSegment]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string ScriptName { get; set; } = "";

    /// <summary>The type of the events, in the service's words.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EventSetName)]
    [ValidateNotNullOrEmpty]
    public string Type { get; set; } = "";

    /// <summary>What the events must have, by name: text, numbers, or true and false.</summary>
    [Parameter(ParameterSetName = EventSetName)]
    [ValidateNotNull]
    public IDictionary? Filter { get; set; }

    /// <summary>The workflows to start.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EventSetName, ValueFromPipelineByPropertyName = true)]
    [WorkflowName]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string[] WorkflowName { get; set; } = [];

    /// <summary>The Worker script that the workflows belong to, if not the trigger's.</summary>
    [Parameter(ParameterSetName = EventSetName)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string? TargetScriptName { get; set; }

    /// <summary>Triggers as hashtables or objects with Type, Filter and Targets.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TriggerSetName, ValueFromPipeline = true)]
    public object[] Trigger { get; set; } = [];

    /// <summary>Gives back all triggers of the script as they are afterwards.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void OnInput() =>
        Gather(ParameterSetName == TriggerSetName ? Trigger : [OfEvent()], ScriptName);

    private protected override void Send(TriggersClient client, string scriptName, List<WorkflowTrigger> triggers)
    {
        if (triggers.Count == 0)
        {
            return;
        }

        WorkflowTrigger[] there = There(client, scriptName);
        List<WorkflowTrigger> added = TriggerSet.New(triggers, there);
        TellOfSame(scriptName, triggers.Count - added.Count);
        if (!ShouldProcess(scriptName, $"Add triggers ({added.Count})"))
        {
            return;
        }

        WorkflowTrigger[]? after = added.Count == 0 ? there : Await(client.AddAsync(scriptName, added, StopToken));
        if (PassThru)
        {
            Give(client, scriptName, after);
        }
    }

    /// <summary>The triggers of a script; none if the service knows none of it.</summary>
    private WorkflowTrigger[] There(TriggersClient client, string scriptName)
    {
        try
        {
            return Await(client.GetAsync(scriptName, StopToken));
        }
        catch (CloudflareException failure) when (failure.Kind == CloudflareErrorKind.NotFound)
        {
            return [];
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
