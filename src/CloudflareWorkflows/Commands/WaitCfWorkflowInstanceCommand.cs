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

/// <summary>Waits until instances end, reach a status, or wait for an event.</summary>
/// <remarks>
/// <para>
/// The command returns each instance as soon as it ends, or reaches the status or event that you wait for. The piped
/// status is ignored: every instance is read again, at intervals that grow from one second to ten seconds. If there are
/// many instances, the command reads the list of their workflow, 100 instances per request, at intervals that leave
/// half of the request budget to other commands. If the service or the network fails, the command continues to wait.
/// </para>
/// <para>
/// If the timeout expires, the command writes one non-terminating error, WaitTimedOut. Its TargetObject is the array of
/// the remaining instances, so that you can pipe them to another command.
/// </para>
/// </remarks>
/// <example>
/// <code>New-CfWorkflowInstance order-fulfilment | Wait-CfWorkflowInstance -TimeoutSec 600</code>
/// <para>Starts an instance and waits up to ten minutes until it ends.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status running | Wait-CfWorkflowInstance -Any</code>
/// <para>Waits until one of the running instances ends.</para>
/// </example>
/// <example>
/// <code>New-CfWorkflowInstance invoice-billing | Wait-CfWorkflowInstance -ForEvent approved | Send-CfWorkflowEvent -Type approved</code>
/// <para>Starts an instance, waits until it waits for an event, and sends that event.</para>
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

    /// <summary>Specifies the statuses to wait for. An instance that ends with another status causes the error
    /// WaitStatusUnreachable at once.</summary>
    /// <value>complete, errored, terminated</value>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [StatusArgument]
    [ArgumentCompleter(typeof(StatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Waits until each instance waits for an event of this type, whatever its status is. An instance that
    /// ends first causes the error WaitEventUnreachable at once. Lists contain no steps, so each check takes
    /// one request per instance, and checks of many instances are far apart. Can't be used with -Status (error
    /// StatusWithForEvent), or with the local engine (error NotAvailableLocally).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ServiceRule(TextRule.EventType)]
    public string? ForEvent { get; set; }

    /// <summary>Specifies the maximum time to wait, in seconds. After that time, the command ends pending requests and
    /// pauses, and a last check can take one more second. By default, there is no limit.</summary>
    [Parameter]
    [Alias("Timeout")]
    [WholeNumberArgument]
    [ValidateNotNull]
    [ValidateRange(0, int.MaxValue)]
    public int? TimeoutSec { get; set; }

    /// <summary>Waits for only one of the instances.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Any { get; set; }

    /// <summary>Returns the full objects, with params, output, error, and steps.</summary>
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
                "StatusWithForEvent", ErrorCategory.InvalidArgument, "Use -Status or -ForEvent, not both.", ForEvent);
        }
    }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        InstancesClient client = OpenApi().Instances;
        if (ForEvent is not null && Resolved.IsLocal)
        {
            throw new CloudflareException(
                CloudflareErrorKind.NotAvailableLocally, "it doesn't report which event a step waits for.");
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

        WaitProgress progress = new(_targets.Count, Resolved.Time);
        InstanceWait wait = new(Resolved.Time, Warn)
        {
            Statuses = Status ?? InstanceStatus.s_ended,
            EventType = ForEvent,
            Timeout = TimeoutSec is int seconds ? TimeSpan.FromSeconds(seconds) : null,
            Detail = Detail,
            Polled = left => Post(() => Show(progress.Of(left))),
            ReadWorkflow = (target, token) => Resolved.Open(target.Client.AccountId, Log).Workflows
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
                $"'{instance.Id}' ended with the status {instance.Status} and can't reach {string.Join(" or ", Status)}.",
                instance);
        }

        if (ForEvent is not null && (instance as WorkflowInstanceDetail)?.IsWaitingFor(ForEvent) != true)
        {
            throw new CmdletErrorException(
                "WaitEventUnreachable", ErrorCategory.InvalidResult,
                $"'{instance.Id}' ended with the status {instance.Status} and can't wait for the event '{ForEvent}'.", instance);
        }

        WriteObject(Detail ? instance : instance.ToListed());
    }

    private void TellOfTimeout()
    {
        if (_left.Count > 0)
        {
            throw new CmdletErrorException(
                "WaitTimedOut", ErrorCategory.OperationTimeout,
                $"{_left.Count} of {_targets.Count} instances did not finish within {TimeoutSec} s.",
                _left.ToArray());
        }
    }

    private void Warn(string line) => Post(() => WriteWarning(line));
}
