using System.Collections.Generic;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Watching;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gives what happens to instances as it happens, until they have ended.</summary>
/// <remarks>
/// <para>
/// For each instance what has happened before comes first: an object for each event, such as the start of a step, the end
/// of an attempt, a sleep, the end of the instance. Those of several instances come as they happen. The command ends when
/// all instances have ended, or with Ctrl+C.
/// </para>
/// <para>
/// The service tells of events over one connection for each instance. One that is lost is opened again where it ended:
/// nothing is left out and nothing comes twice. Where the service offers no such connection, as the local engine, the
/// instance is looked at every 1 to 10 seconds, and what must have happened in between is worked out; what the service does
/// not keep, such as a pause that was over before the next look, is then missing.
/// </para>
/// <para>
/// To wait for the end of many instances use Wait-CfWorkflowInstance, which costs far fewer requests.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance address-check -Newest 1 | Watch-CfWorkflowInstance</code>
/// <para>Shows what the newest instance has done, and then what it does until it has ended.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 3 | Watch-CfWorkflowInstance -Type *_errored</code>
/// <para>Shows everything that went wrong in three instances.</para>
/// </example>
/// <seealso cref="WaitCfWorkflowInstanceCommand"/>
/// <seealso cref="GetCfWorkflowStepCommand"/>
[Cmdlet(VerbsCommon.Watch, "CfWorkflowInstance")]
[OutputType(typeof(WorkflowEvent))]
public sealed class WatchCfWorkflowInstanceCommand : InstanceCommand
{
    /// <summary>Each takes a connection of its own, or a request at every look.</summary>
    private const int MostInstances = 32;

    private readonly List<WatchTarget> _targets = [];
    private readonly HashSet<(string, string, string)> _known = [];

    /// <summary>Only events of these types, for example step_completed or *_errored.</summary>
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
                $"More than {MostInstances} instances are not watched at once.", WorkflowName)
            {
                RecommendedAction = "Watch a few, or use Wait-CfWorkflowInstance, which costs far fewer requests.",
                EndsPipeline = true,
            };
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        InstanceWatch watch = new(
            Resolved.Clock.Now, Resolved.Clock.Delay, Resolved.PauseBefore, line => Post(() => WriteWarning(line)))
        {
            Types = Type ?? [],
        };
        foreach (Outcome<WatchTarget, WorkflowEvent> outcome in Stream(token => watch.RunAsync(_targets, token)))
        {
            Guard(outcome.Input.Id, () => WriteObject(outcome.ResultOrThrow()));
        }
    }
}
