using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Analysis.Grouping;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Grouping;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Groups errored instances by the reason of their failure: workflow, step, and error.</summary>
/// <remarks>
/// <para>
/// Two errors are the same if their messages differ only in numbers, times, IDs, addresses, or other parts that vary. Codes,
/// for example HTTP statuses, don't count as varying: 402 and 503 are different errors. The message of a group has a
/// placeholder for each part that varies, such as &lt;n&gt; for a number. Only the first line of a message is compared, up to
/// 1,000 characters.
/// </para>
/// <para>
/// A list doesn't report errors. So the command sends one request for each errored instance of a listing, up to 16 at the same
/// time, and none for full objects. It ignores instances with another status. -Verbose shows the number of requests before
/// the first one is sent, and -Sample limits it. If an instance can't be read, the command writes an error and continues with
/// the others. It returns the groups at the end, the largest first.
/// </para>
/// <para>
/// A group is its instances: its property Id binds to -Id of other commands, and its property Group has the full objects.
/// </para>
/// <para>
/// VersionId has the versions of the instances, newest first. A table shows the start of the newest one: e83a516a+1 is this
/// version and one more. Trend shows how the failures are distributed from FirstOn to LastOn, as six bars of equal time: a
/// higher bar is more failures, and a gap is none.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Since 24h | Group-CfWorkflowError</code>
/// <para>Shows why the instances of the last day failed.</para>
/// </example>
/// <example>
/// <code>$before = Get-CfWorkflowInstance order-fulfilment -Status errored -Since 7d -Until 24h | Group-CfWorkflowError
/// Get-CfWorkflowInstance order-fulfilment -Status errored -Since 24h | Group-CfWorkflowError -Baseline $before | Where-Object IsNew</code>
/// <para>Shows the errors of the last day that didn't occur in the week before.</para>
/// </example>
/// <example>
/// <code>$groups = Get-CfWorkflowInstance order-fulfilment -Status errored | Group-CfWorkflowError
/// $groups[0].Group | Restart-CfWorkflowInstance -FromFailedStep -WhatIf</code>
/// <para>Shows from which step each instance of the largest group would be restarted.</para>
/// </example>
/// <example>
/// <code>Group-CfWorkflowError order-fulfilment -Id order-1754, order-1753 -ByVersion</code>
/// <para>Groups instances that you specify by their IDs.</para>
/// </example>
/// <seealso cref="GetCfWorkflowInstanceCommand"/>
/// <seealso cref="MeasureCfWorkflowCommand"/>
/// <seealso cref="RestartCfWorkflowInstanceCommand"/>
[Cmdlet(VerbsData.Group, "CfWorkflowError")]
[OutputType(typeof(WorkflowErrorGroup))]
public sealed class GroupCfWorkflowErrorCommand : InstanceCommand
{
    private readonly ErroredInstances _instances = new();
    private readonly Dictionary<string, InstancesClient> _clients = new(StringComparer.Ordinal);
    private WorkflowErrorGroup[]? _baseline;

    /// <summary>Groups by workflow and error, whatever the step is.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter NoStep { get; set; }

    /// <summary>Groups by workflow, step, and name of the error, whatever the message is.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter NoMessage { get; set; }

    /// <summary>Also groups by workflow version.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter ByVersion { get; set; }

    /// <summary>Reads at most this many instances of each workflow, spread evenly over the time of their failures. The counts
    /// are then estimates, and IsEstimate is true. A rare cause can be missing. Without this parameter, all are read.</summary>
    [Parameter]
    [WholeNumberArgument]
    [ValidateNotNull]
    [ValidateRange(1, int.MaxValue)]
    public int? Sample { get; set; }

    /// <summary>Specifies earlier groups, or earlier full instances. In each group, IsNew is then true if the
    /// baseline has no such error. The command groups the instances of the baseline together with the others, because
    /// messages of two groupings can't be compared. An empty baseline makes every group new. Other objects cause the error
    /// BaselineUnfit.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    public PSObject[]? Baseline { get; set; }

    // The counted instances aren't the output.
    private protected override bool GivesObjects => false;

    /// <inheritdoc/>
    protected override void OnBegin()
    {
        base.OnBegin();
        _baseline = IsTyped(nameof(Baseline)) ? ErrorBaseline.Of(Baseline) : null;
    }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        if (InputObject is not null && SerializedObjects.Group(InputObject) is WorkflowErrorGroup group && IsOwn(group.WorkflowName, group.AccountId))
        {
            Array.ForEach(group.Group, Add);
            if (group.Group.Length > 0)
            {
                return;
            }
        }

        if (InputObject is not null && SerializedObjects.Detail(InputObject) is WorkflowInstanceDetail detail && IsOwn(detail.WorkflowName, detail.AccountId))
        {
            Add(detail);
            return;
        }

        string[] ids = Input.Ids();
        if (InputObject is null || !IsKnownOtherwise(InputObject))
        {
            InstancesClient client = OpenClient();
            WorkflowInstance listed = InputObject is null ? new WorkflowInstance() : SerializedObjects.Listed(InputObject);
            foreach (string id in ids)
            {
                _instances.Add(client, listed.ToListed() with { Id = id, WorkflowName = WorkflowName });
            }
        }
    }

    /// <inheritdoc/>
    protected override void OnEnd()
    {
        int full = _instances.Details.Count();
        int all = full + _instances.RequestCount;
        if (Sample is int size)
        {
            _instances.Sample(size);
        }

        Expected = _instances.RequestCount;
        string sampled = _instances.Totals.Count > 0 ? $", for a sample of {Sample} of each workflow that has more" : "";
        WriteVerbose($"{all} errored instances, {full} of them full objects: {_instances.RequestCount} requests{sampled}.");
        foreach (Outcome<WorkflowInstance, WorkflowInstanceDetail> outcome in Stream(_instances.ReadAsync))
        {
            Guard(outcome.Input.Id, () => TellChanged(outcome.Input, outcome.ResultOrThrow()));
            Count();
        }

        WorkflowErrorGroup[] groups = ErrorGrouping.Group(_instances.Details, new GroupingOptions
        {
            ByStep = !NoStep,
            ByMessage = !NoMessage,
            ByVersion = ByVersion,
            Baseline = _baseline,
            Totals = _instances.Totals,
        });
        WarnOfOtherBaseline(groups);
        WriteObject(groups, enumerateCollection: true);
    }

    /// <summary>Whether a list already says that an instance isn't errored. The status of a step or of a user's row is
    /// something else.</summary>
    private static bool IsKnownOtherwise(PSObject input)
    {
        string status = InputShape.Text(input, nameof(WorkflowInstance.Status));
        return InputShape.KindOf(input) != InputKind.Step && InstanceStatus.s_all.Contains(status) && status != InstanceStatus.Errored;
    }

    /// <summary>Whether the user has typed no other workflow or account than that of the object.</summary>
    private bool IsOwn(string workflowName, string? accountId) =>
        WorkflowName == workflowName && (!IsTyped(nameof(AccountId)) || AccountId == accountId);

    private void Add(WorkflowInstanceDetail detail)
    {
        if (detail.Status == InstanceStatus.Errored)
        {
            _instances.Add(detail);
        }
    }

    private InstancesClient OpenClient()
    {
        InstancesClient client = OpenApi().Instances;
        if (!_clients.TryGetValue(client.AccountId, out InstancesClient? first))
        {
            _clients.Add(client.AccountId, client);
        }

        return first ?? client;
    }

    private void TellChanged(WorkflowInstance listed, WorkflowInstanceDetail detail)
    {
        if (listed.ReadOn is not null)
        {
            ArchivedInput.RefuseOtherRun(listed, detail);
        }

        if (detail.Status != InstanceStatus.Errored)
        {
            WriteVerbose($"'{detail.Id}' is {detail.Status} now, and isn't counted.");
        }
    }

    /// <summary>A baseline of other workflows makes everything new, and is probably a mistake.</summary>
    private void WarnOfOtherBaseline(WorkflowErrorGroup[] groups)
    {
        string[] workflows = [.. groups.Select(group => group.WorkflowName).Distinct()];
        if (workflows.Length > 0 && _baseline is { Length: > 0 } && !Array.Exists(_baseline, group => workflows.Contains(group.WorkflowName)))
        {
            WriteWarning($"The baseline has no errors of {string.Join(", ", workflows)}. All groups count as new.");
        }
    }
}
