using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Waiting;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Waits until instances have ended, have come to a status, or wait for an event.</summary>
/// <remarks>
/// <para>
/// Each instance is given as it gets there. The statuses that are piped in are not believed: every instance is looked at,
/// with pauses that grow from one second to ten; where they are many, in the list of their workflow, a hundred with one
/// request, and with pauses that leave half of the budget of requests to others. When the service or the network fails, the wait goes on.
/// </para>
/// <para>
/// When the time is up, one error that does not end the pipeline tells so; its TargetObject is the array of the instances
/// that are left, so that they can be piped on.
/// </para>
/// </remarks>
/// <example>
/// <code>New-CfWorkflowInstance order-fulfilment | Wait-CfWorkflowInstance -TimeoutSec 600</code>
/// <para>Starts an instance and waits up to ten minutes for its end.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status running | Wait-CfWorkflowInstance -Any</code>
/// <para>Waits until one of those that run has ended.</para>
/// </example>
/// <example>
/// <code>New-CfWorkflowInstance invoice-billing | Wait-CfWorkflowInstance -ForEvent approved | Send-CfWorkflowEvent -Type approved</code>
/// <para>Starts an instance, waits until it asks for an event, and sends that.</para>
/// </example>
/// <seealso cref="NewCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsLifecycle.Wait, "CfWorkflowInstance")]
[OutputType(typeof(WorkflowInstance), typeof(WorkflowInstanceDetail))]
public sealed class WaitCfWorkflowInstanceCommand : InstanceCommand
{
    private readonly List<WaitTarget> _targets = [];
    private readonly HashSet<(string, string, string)> _known = [];
    private readonly List<WorkflowInstance> _left = [];
    private InstancesClient? _client;

    /// <summary>The statuses to wait for. An instance that ends in another is an error, at once.</summary>
    /// <value>complete, errored, terminated</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [StatusArgument]
    [ArgumentCompleter(typeof(StatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Waits until each instance waits for an event of this type, in whichever status the service shows it. An
    /// instance that ends before is an error, at once. Steps are in no list: each look at an instance is a request, so that
    /// looks at many instances are far apart. Cannot be used with -Status.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [EventType]
    public string? ForEvent { get; set; }

    /// <summary>How many seconds to wait at most. Then a last look may take one second more, and requests and pauses that are
    /// under way are ended. Without it, as long as it takes.</summary>
    [Parameter]
    [Alias("Timeout")]
    [WholeNumberArgument]
    [ValidateNotNull]
    [ValidateRange(0, int.MaxValue)]
    public int? TimeoutSec { get; set; }

    /// <summary>Waits for one of the instances only.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Any { get; set; }

    /// <summary>Gives the full objects, with params, output, error and steps.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Detail { get; set; }

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        base.OnBegin();
        if (Status is not null && ForEvent is not null)
        {
            throw new CmdletErrorException(
                "StatusWithForEvent", ErrorCategory.InvalidArgument, "Give -Status or -ForEvent, not both.", ForEvent);
        }
    }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        InstancesClient client = OpenApi().Instances;
        if (ForEvent is not null && Resolved.IsLocal)
        {
            throw new CloudflareException(
                CloudflareErrorKind.NotAvailableLocally, "it doesn't tell for which event a step waits.");
        }

        _client = _client?.AccountId == client.AccountId ? _client : client;
        foreach (string id in Input.Ids())
        {
            if (_known.Add((client.AccountId, WorkflowName, id)))
            {
                _targets.Add(new WaitTarget(_client, WorkflowName, id));
            }
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        if (_targets.Count == 0)
        {
            return;
        }

        WaitProgress progress = new(_targets.Count, Resolved.Clock.Now);
        InstanceWait wait = new(Resolved.Clock.Now, Resolved.Clock.Delay, Warn)
        {
            Statuses = Status ?? InstanceStatus.s_ended,
            EventType = ForEvent,
            Timeout = TimeoutSec is int seconds ? TimeSpan.FromSeconds(seconds) : null,
            Detail = Detail,
            Polled = left => Post(() => Show(progress.Of(left))),
            ReadWorkflow = (target, token) => Resolved.Open(target.Client.AccountId, this).Workflows
                .GetAsync(target.WorkflowName, token),
        };
        Show(progress.Of(_targets.Count));
        TellAll(wait);
        TellOfTimeout();
    }

    private void TellAll(InstanceWait wait)
    {
        foreach (Outcome<WaitTarget, WorkflowInstance> outcome in Stream(token => wait.RunAsync(_targets, token)))
        {
            Guard(outcome.Input.Id, () => Tell(outcome));
            if (Any && outcome.Result is not null)
            {
                break;
            }
        }
    }

    private void Tell(Outcome<WaitTarget, WorkflowInstance> outcome)
    {
        if (outcome is { Result: null, Failure: null })
        {
            WaitTarget target = outcome.Input;
            _left.Add(new WorkflowInstance
            {
                Id = target.Id,
                WorkflowName = target.WorkflowName,
                AccountId = target.Client.AccountId,
            });
            return;
        }

        WorkflowInstance instance = outcome.ResultOrThrow();
        if (Status?.Contains(instance.Status, StringComparer.Ordinal) == false)
        {
            throw new CmdletErrorException(
                "WaitStatusUnreachable", ErrorCategory.InvalidResult,
                $"'{instance.Id}' has ended as {instance.Status}, and will not come to {string.Join(" or ", Status)}.",
                instance);
        }

        if (ForEvent is not null && (instance as WorkflowInstanceDetail)?.IsWaitingFor(ForEvent) != true)
        {
            throw new CmdletErrorException(
                "WaitEventUnreachable", ErrorCategory.InvalidResult,
                $"'{instance.Id}' has ended as {instance.Status}, and will not wait for an event '{ForEvent}'.", instance);
        }

        WriteObject(Detail ? instance : instance.ToListed());
    }

    private void TellOfTimeout()
    {
        if (_left.Count > 0)
        {
            throw new CmdletErrorException(
                "WaitTimedOut", ErrorCategory.OperationTimeout,
                $"{_left.Count} of {_targets.Count} instances did not get there within {TimeoutSec} s.",
                _left.ToArray());
        }
    }

    private void Warn(string line) => Post(() => WriteWarning(line));
}
