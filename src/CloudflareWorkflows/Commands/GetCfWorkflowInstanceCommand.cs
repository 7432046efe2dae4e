using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Jobs;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands;

/// <summary>Gets instances of a workflow: those that match, newest first, or those with the given ids.</summary>
/// <remarks>
/// <para>
/// A listing takes one request for 100 instances, and goes on only while the pipeline wants more: with
/// Select-Object -First 5 it is one request. The rest of a long list is read by up to eight at once, in order. With -Id
/// each instance is a request, and comes with all that the service tells of it: params, output, error and steps.
/// -Detail does the same for each instance of a listing.
/// The service keeps instances that have ended for some days only: see the retention of the workflow.
/// </para>
/// <para>
/// A piped workflow is listed. A piped instance, step or event, and an object with the property Id or InstanceId, is a read
/// by ID; text, whole numbers and Guids are IDs. An object with neither an ID nor only the properties of a workflow is the
/// error IdMissing: a row with its ID in another column never stands for the whole workflow. Use -Id { $_.OrderId } then.
/// </para>
/// </remarks>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Newest 10</code>
/// <para>Lists the ten newest instances that ended with an error.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Status errored -Since 24h</code>
/// <para>Lists the instances that were created within the last 24 hours and ended with an error.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflow order-* | Get-CfWorkflowInstance -Status running, waiting</code>
/// <para>Lists what is under way in all workflows whose names begin with order-.</para>
/// </example>
/// <example>
/// <code>Get-CfWorkflowInstance order-fulfilment -Newest 1 -Detail | ForEach-Object Output</code>
/// <para>Shows what the newest instance returned.</para>
/// </example>
/// <seealso cref="NewCfWorkflowInstanceCommand"/>
/// <seealso cref="GetCfWorkflowStepCommand"/>
[Cmdlet(VerbsCommon.Get, "CfWorkflowInstance")]
[OutputType(typeof(WorkflowInstance), typeof(WorkflowInstanceDetail))]
public sealed class GetCfWorkflowInstanceCommand : InstanceCommand
{
    /// <summary>Only instances in one of these statuses. One status is sorted out by the service; several are sorted out
    /// here, from the whole list, because an instance might move between two lists while they are read.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [StatusArgument]
    [ArgumentCompleter(typeof(StatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Only instances created at this time or later: a DateTime, ISO 8601 text such as 2026-11-20 or
    /// 2026-11-20T08:30:00Z, or how long ago, as a TimeSpan or as 90m, 24h or 7d. Text without an offset is local
    /// time.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? After { get; set; }

    /// <summary>Only instances created at this time or earlier; in the same forms as -After.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? Before { get; set; }

    /// <summary>The same as -After, which reads better with how long ago: -Since 24h. Give one of the two.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? Since { get; set; }

    /// <summary>The same as -Before, which reads better with how long ago: -Until 1h. Give one of the two.</summary>
    [Parameter]
    [TimeArgument]
    [ValidateNotNull]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Returns at most this many instances per workflow, newest first, after all other filters.</summary>
    [Parameter]
    [ValidateNotNull]
    [ValidateRange(1, int.MaxValue)]
    public int? Newest { get; set; }

    /// <summary>Only instances that were started by one of these: api, binding, event, cron. Sorted out here; the local
    /// engine does not tell.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateSet("api", "binding", "event", "cron", "unknown")]
    public string[]? Trigger { get; set; }

    /// <summary>Only instances that run this version. Sorted out here.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(VersionIdCompleter))]
    public string? VersionId { get; set; }

    /// <summary>Gets the full object for each instance of a listing: one request more for each.</summary>
    [Parameter]
    [SwitchValue]
    public SwitchParameter Detail { get; set; }

    /// <inheritdoc/>
    protected override void OnInput()
    {
        AccountApi api = OpenApi();
        string[]? ids = Input.IdsOrNull();
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
            nameof(Status), nameof(After), nameof(Before), nameof(Since), nameof(Until), nameof(Newest), nameof(Trigger),
            nameof(VersionId),
        ];
        if (Array.Find(filters, IsTyped) is string filter)
        {
            throw new CmdletErrorException(
                "FilterWithId", ErrorCategory.InvalidArgument,
                $"-{filter} sorts a listing; with an id there is nothing to sort.", filter);
        }
    }

    private void RefuseUnfitFilters()
    {
        if ((After is not null && Since is not null) || (Before is not null && Until is not null))
        {
            throw new CmdletErrorException(
                "TimeTwice", ErrorCategory.InvalidArgument,
                "-Since is the same as -After, and -Until the same as -Before: give one of the two.", null)
            {
                EndsPipeline = true,
            };
        }

        // A version that says nothing would let all versions through, or none.
        if ((IsTyped(nameof(VersionId)) || Input.Has(nameof(VersionId))) && ServiceRules.VersionId(VersionId ?? "") is string breach)
        {
            throw new CmdletErrorException(
                "InvalidVersionId", ErrorCategory.InvalidArgument, $"'{VersionId}' is refused: {breach}.", VersionId);
        }
    }

    private void WriteListed(AccountApi api)
    {
        InstanceQuery query = new()
        {
            Statuses = Status,
            After = After ?? Since,
            Before = Before ?? Until,
            Newest = Newest,
            Triggers = Trigger,
            VersionId = VersionId,
        };

        // With details each instance is a request, and the list is the lesser part.
        ListingDependencies means = new(
            Resolved.Clock.Now, () => Detail ? null : Resolved.RequestsLeft, token => api.Workflows.GetAsync(WorkflowName, token));
        IAsyncEnumerable<WorkflowInstance[]> List(CancellationToken token) =>
            InstanceListing.RunAsync(api.Instances, WorkflowName, query, means, token);
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
