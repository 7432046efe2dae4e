using System.Collections.Generic;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Watching;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Returns the events of instances as they happen, until the instances end.</summary>
/// <remarks>
/// <para>
/// For each instance, the past events come first. Each event is an object, such as the start of a step, the end of an
/// attempt, a sleep, or the end of the instance. The events of several instances come as they happen. The command ends
/// when all instances have ended, or when you press Ctrl+C.
/// </para>
/// <para>
/// The service sends events over one connection per instance. A lost connection is opened again where it ended, so that
/// no event is missing or repeated. If the service has no such connection, as with the local engine, the command reads
/// the instance every 1 to 10 seconds and derives the events. Events that the service doesn't store, such as a pause
/// that ended before the next read, are then missing.
/// </para>
/// <para>
/// To wait for many instances to end, use Wait-CfWorkflowInstance, which sends far fewer requests.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance address-check -Newest 1 | Watch-CfWorkflowInstance</code>
/// <para>Shows the past events of the newest instance, and then its new events until it ends.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 3 | Watch-CfWorkflowInstance -Type *_errored</code>
/// <para>Shows all errors of three instances.</para>
/// </example>
/// <seealso cref="WaitCfWorkflowInstanceCommand"/>
/// <seealso cref="GetCfWorkflowStepCommand"/>
[Cmdlet(VerbsCommon.Watch, "CfWorkflowInstance")]
[OutputType(typeof(WorkflowEvent))]
public sealed class WatchCfWorkflowInstanceCommand : InstanceCommand
{
    /// <summary>Each instance takes a connection, or one request per read.</summary>
    private const int MostInstances = 32;

    private readonly List<WatchTarget> _targets = [];
    private readonly HashSet<(string, string, string)> _known = [];

    /// <summary>Returns only events of these types, for example step_completed or *_errored. Wildcards are
    /// supported.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [EventKindArgument]
    [ArgumentCompleter(typeof(EventKindCompleter))]
    public string[]? Type { get; set; }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        AccountApi api = OpenApi();
        foreach (string id in Input.Ids())
        {
            if (_known.Add((api.AccountId, WorkflowName, id)))
            {
                _targets.Add(WatchTarget.Of(api, WorkflowName, id));
            }
        }

        if (_targets.Count > MostInstances)
        {
            throw new CmdletErrorException(
                "TooManyInstances", ErrorCategory.LimitsExceeded,
                $"You can watch at most {MostInstances} instances at the same time.", WorkflowName)
            {
                RecommendedAction = "Watch fewer instances, or use Wait-CfWorkflowInstance, which sends far fewer requests.",
                EndsPipeline = true,
            };
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        InstanceWatch watch = new(
            Resolved.Time, Resolved.PauseBefore, line => Post(() => WriteWarning(line)))
        {
            Types = Type ?? [],
        };
        foreach (Outcome<WatchTarget, WorkflowEvent> outcome in Stream(token => watch.RunAsync(_targets, token)))
        {
            Guard(outcome.Input.Id, () => WriteObject(outcome.ResultOrThrow()));
        }
    }
}
