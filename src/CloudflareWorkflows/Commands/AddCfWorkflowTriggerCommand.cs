using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Adds triggers to a Worker script: events that start instances of workflows.</summary>
/// <remarks>
/// <para>
/// A trigger that already exists isn't added again, and a trigger that you specify twice is added once. -Verbose shows
/// how many were skipped. Two triggers are the same if their type, filter, and targets are the same. The order of
/// filter members and targets doesn't matter. Names are case-sensitive. So you can run the command again after an
/// error. The command reads the existing triggers first. If someone adds the same trigger between the two requests, it
/// exists twice.
/// </para>
/// <para>
/// The request isn't retried after a lost response. The token needs the permission Workers Scripts Write.
/// </para>
/// </remarks>
/// <example>
/// <code>Add-CfWorkflowTrigger -ScriptName shop-api -Type r2.object.created -Filter @{ bucket = 'orders' } -WorkflowName order-fulfilment</code>
/// <para>Starts an instance for each object that is put into the bucket orders.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow order-* | Add-CfWorkflowTrigger -Type queue.message.deadlettered -WhatIf</code>
/// <para>Shows how many triggers would be added to each script.</para>
/// </example>
/// <seealso cref="GetCfWorkflowTriggerCommand"/>
/// <seealso cref="SetCfWorkflowTriggerCommand"/>
[Cmdlet(VerbsCommon.Add, "CfWorkflowTrigger", SupportsShouldProcess = true, DefaultParameterSetName = TriggerSetName)]
[OutputType(typeof(WorkflowTrigger))]
public sealed class AddCfWorkflowTriggerCommand : TriggerCommand
{
    private const string EventSetName = "Event";
    private const string TriggerSetName = "Trigger";

    /// <summary>Specifies the Worker script. A piped workflow provides its own.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [ServiceRule(TextRule.PathSegment)]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string ScriptName { get; set; } = "";

    /// <summary>Specifies the type of the events, as the service names it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EventSetName)]
    [ValidateNotNullOrEmpty]
    public string Type { get; set; } = "";

    /// <summary>Specifies the values that events must have, by name: text, numbers, or Booleans.</summary>
    [Parameter(ParameterSetName = EventSetName)]
    [ValidateNotNull]
    public IDictionary? Filter { get; set; }

    /// <summary>Specifies the workflows to start.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EventSetName, ValueFromPipelineByPropertyName = true)]
    [ServiceRule(TextRule.WorkflowName)]
    [ArgumentCompleter(typeof(WorkflowNameCompleter))]
    public string[] WorkflowName { get; set; } = [];

    /// <summary>Specifies the Worker script of the workflows, if it isn't the script of the trigger.</summary>
    [Parameter(ParameterSetName = EventSetName)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScriptNameCompleter))]
    public string? TargetScriptName { get; set; }

    /// <summary>Specifies triggers, as hashtables or objects with Type, Filter, and Targets.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TriggerSetName, ValueFromPipeline = true)]
    public object[] Trigger { get; set; } = [];

    /// <summary>Returns all triggers of the script after the change. By default, this command returns no
    /// output.</summary>
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
        ReportDuplicates(scriptName, triggers.Count - added.Count);
        if (!ShouldProcess(scriptName, $"Add triggers ({added.Count})"))
        {
            return;
        }

        WorkflowTrigger[]? after = added.Count == 0 ? there : Await(client.AddAsync(scriptName, added, StopToken));
        if (PassThru)
        {
            WriteTriggers(client, scriptName, after);
        }
    }

    /// <summary>The triggers of a script; none if the service doesn't find the script.</summary>
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
