using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Input;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets instances of a workflow: the instances that match filters, newest first, or the instances with the
/// given IDs.</summary>
/// <remarks>
/// <para>
/// A listing takes one request per 100 instances. The command requests more pages only if the pipeline needs them: with
/// Select-Object -First 5, it sends one request. The rest of a long list is read by up to eight requests at the same
/// time, and the order is kept. With -Id, the command sends one request per instance, and the output contains
/// everything that the service returns: params, output, error, and steps. -Detail does the same for each instance of a
/// listing. The service keeps ended instances for the retention period of the workflow, and then deletes them.
/// </para>
/// <para>
/// A piped workflow is listed. A piped instance, step, or event, or an object with the property Id or InstanceId, is
/// read by ID. Strings, whole numbers, and Guids are IDs. An object without an ID causes the error IdMissing, unless it
/// has only the properties of a workflow. So a row with its ID in another column never stands for the whole workflow.
/// For such rows, use -Id { $_.OrderId }.
/// </para>
/// <para>
/// A piped object whose Id contains several IDs, such as an error group, is read by these IDs. An object that describes
/// instances of a period, such as a summary, a measure, or a metric of a workflow, causes the error WindowLost: a
/// listing would also return the other instances of the workflow. Pipe the groups in its property Causes or the
/// findings in its property Findings, or use -Since.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 10</code>
/// <para>Lists the ten newest instances that ended with an error.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Since 24h</code>
/// <para>Lists the instances that were created in the last 24 hours and ended with an error.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -EndedSince 12h</code>
/// <para>Lists the instances that failed in the last 12 hours, also those that were created earlier.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow order-* | Get-CfWorkflowInstance -Status running, waiting</code>
/// <para>Lists the running and waiting instances of all workflows whose names begin with order-.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Newest 1 -Detail | ForEach-Object Output</code>
/// <para>Shows the output of the newest instance.</para>
/// </example>
/// <seealso cref="NewCfWorkflowInstanceCommand"/>
/// <seealso cref="GetCfWorkflowStepCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowInstance")]
[OutputType(typeof(WorkflowInstance), typeof(WorkflowInstanceDetail))]
public sealed class GetCfWorkflowInstanceCommand : InstanceCommand
{
    /// <summary>Returns only instances with one of these statuses. If you specify one status, the service filters the
    /// list. If you specify several, the command filters the whole list, because an instance could move between two
    /// lists while they are read.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [StatusArgument]
    [ArgumentCompleter(typeof(StatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Returns only instances created at or after this time. Specify a DateTime, ISO 8601 text such as
    /// 2026-11-20 or 2026-11-20T08:30:00Z, or an age, as a TimeSpan or as text such as 90m, 24h, or 7d. Text without an
    /// offset is local time.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? After { get; set; }

    /// <summary>Returns only instances created at or before this time. The accepted values are the same as for
    /// -After.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? Before { get; set; }

    /// <summary>Same as -After. This name reads better with an age: -Since 24h. Using both causes the error
    /// TimeTwice.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Same as -Before. This name reads better with an age: -Until 1h. Using both causes the error
    /// TimeTwice.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Returns only instances that ended at or after this time, however old they are. The accepted values are
    /// the same as for -After. The service can't filter by the end: the command reads the whole list of the workflow, or
    /// the list of the status if you specify one status. -Since and -Until limit that list to instances that were created
    /// in a period. The local engine's list has no end times, so each of its ended instances is also read. A status of
    /// instances that haven't ended causes the error StatusUnfit, if it's the only one.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? EndedSince { get; set; }

    /// <summary>Returns at most this many instances per workflow, newest first, after all other filters. The newest
    /// instances are those that were created last.</summary>
    [Parameter]
    [ValidateNotNull]
    [ValidateRange(1, int.MaxValue)]
    public int? Newest { get; set; }

    /// <summary>Returns only instances that were started by one of these triggers: api, binding, event, or cron. The
    /// command filters the whole list. The local engine doesn't report triggers.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateSet("api", "binding", "event", "cron", "unknown")]
    public string[]? Trigger { get; set; }

    /// <summary>Returns only instances that run the version with this ID. The command filters the whole list.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VersionIdCompleter))]
    public string? VersionId { get; set; }

    /// <summary>Returns the full object for each instance of a listing. This takes one more request per
    /// instance.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Detail { get; set; }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        AccountApi api = OpenApi();
        InstanceInput input = Input;
        input.RefuseSummary();
        string[]? ids = input.IdsOrNull();
        if (ids is null)
        {
            RefuseUnfitFilters();
            Guard(WorkflowName, () => WriteListed(api));
            return;
        }

        RefuseFilters();
        foreach (string id in ids)
        {
            Guard(id, () => WriteObject(Await(api.Instances.GetAsync(WorkflowName, id, steps: true, StopToken))));
            Count();
        }
    }

    private void RefuseFilters()
    {
        string[] filters =
        [
            nameof(Status), nameof(After), nameof(Before), nameof(Since), nameof(Until), nameof(EndedSince),
            nameof(Newest), nameof(Trigger), nameof(VersionId),
        ];
        if (Array.Find(filters, IsTyped) is string filter)
        {
            throw new CmdletErrorException(
                "FilterWithId", ErrorCategory.InvalidArgument,
                $"-{filter} filters a listing. It can't be used with an ID.", filter);
        }
    }

    private void RefuseUnfitFilters()
    {
        if ((After is not null && Since is not null) || (Before is not null && Until is not null))
        {
            throw new CmdletErrorException(
                "TimeTwice", ErrorCategory.InvalidArgument,
                "-Since is the same as -After, and -Until is the same as -Before. Use one of the two.", null)
            {
                EndsPipeline = true,
            };
        }

        if (EndedSince is not null && Status?.Any(InstanceStatus.CanHaveEnded) == false)
        {
            throw new CmdletErrorException(
                "StatusUnfit", ErrorCategory.InvalidArgument,
                $"-EndedSince returns only instances that have ended. Instances that are {string.Join(" or ", Status)} have not.", null)
            {
                EndsPipeline = true,
            };
        }

        // A version that says nothing would let all versions through, or none.
        if ((IsTyped(nameof(VersionId)) || Input.Has(nameof(VersionId))) && ServiceRules.VersionId(VersionId ?? "") is string breach)
        {
            throw new CmdletErrorException(
                "InvalidVersionId", ErrorCategory.InvalidArgument, $"'{VersionId}' isn't valid: {breach}.", VersionId);
        }
    }

    private void WriteListed(AccountApi api)
    {
        InstanceQuery query = new()
        {
            Statuses = EndedSince is null ? Status : Status?.Where(InstanceStatus.CanHaveEnded).ToArray(),
            EndedSince = EndedSince,
            After = After ?? Since,
            Before = Before ?? Until,
            Newest = Newest,
            Triggers = Trigger,
            VersionId = VersionId,
        };

        if (EndedSince is not null)
        {
            WriteVerbose(query.After is null && query.Before is null
                ? $"The service can't filter by the end, so the list of '{WorkflowName}' is read to its end."
                : $"The service can't filter by the end, so the list of '{WorkflowName}' is read for the whole specified period.");
        }

        // With details each instance is a request, and the list is the lesser part.
        ListingDependencies dependencies = new(
            Resolved.Time.GetUtcNow, () => Detail ? null : Resolved.UnpacedRequests, token => api.Workflows.GetAsync(WorkflowName, token));
        IAsyncEnumerable<WorkflowInstance[]> List(CancellationToken token) =>
            InstanceListing.RunAsync(api.Instances, WorkflowName, query, dependencies, token);
        if (!Detail)
        {
            // The engine takes many objects at once for much less than one by one; half a page is there already.
            foreach (WorkflowInstance[] some in StreamHalves(List))
            {
                WriteObject(some, enumerateCollection: true);
                Count(some.Length);
            }

            return;
        }

        IEnumerable<Outcome<WorkflowInstance, WorkflowInstanceDetail>> details = Stream(token =>
            InstanceDetails.RunAsync(api.Instances, List(token), token));
        foreach (Outcome<WorkflowInstance, WorkflowInstanceDetail> detail in details)
        {
            Guard(detail.Input.Id, () => WriteObject(detail.ResultOrThrow()));
            Count();
        }
    }
}
