using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Jobs.Listing;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Measuring;

/// <summary>The runs of a workflow as lists have them. Lists are by creation, and a run that ended in a time range may have been
/// created long before. So all errored instances are listed, whenever they were created: their number is exact. All others are
/// listed back to the start of the baseline, or to the last page that may be read of it.</summary>
/// <param name="Instances">Each instance once.</param>
/// <param name="ListedFrom">The creation time that the list reaches back to, in UTC.</param>
internal sealed record RunLists(IReadOnlyCollection<WorkflowInstance> Instances, DateTime ListedFrom)
{
    /// <summary>The pages of a baseline. A thousand runs show what is usual.</summary>
    private const int BaselinePages = 10;

    public static async Task<RunLists> ReadAsync(
        AccountApi api, Workflow workflow, MeasureRequest request, ListingDependencies dependencies, IMeasureReport report,
        CancellationToken cancellationToken)
    {
        report.Plan(Describe(workflow, request));
        (List<WorkflowInstance> before, bool isCut) = await ReadBaselineAsync(api, workflow, request, cancellationToken).ConfigureAwait(false);
        List<WorkflowInstance> recent =
            await ReadRangeAsync(api, workflow, request, dependencies, report, cancellationToken).ConfigureAwait(false);
        WorkflowInstance[] errored = await ReadErroredAsync(api, workflow, report, cancellationToken).ConfigureAwait(false);
        Dictionary<string, WorkflowInstance> all = new(StringComparer.Ordinal);

        // An instance may move from one list to another meanwhile. The last list is the newest.
        foreach (WorkflowInstance instance in before.Concat(recent).Concat(errored))
        {
            all[instance.Id] = instance;
        }

        // The local engine lists no end times, so each instance is read.
        IReadOnlyCollection<WorkflowInstance> instances = api.Instances.ListsEndTimes ? all.Values : await EndTimes.ReadAsync(
            api.Instances, [.. all.Values.Where(one => InstanceStatus.CanHaveEnded(one.Status))], cancellationToken).ConfigureAwait(false);

        DateTime from = request.BaselineFrom.UtcDateTime;
        return new RunLists(instances, isCut ? before[before.Count - 1].CreatedOn?.ToUniversalTime() ?? from : from);
    }

    /// <summary>Reads all errored instances that the service still has.</summary>
    public static async Task<WorkflowInstance[]> ReadErroredAsync(
        AccountApi api, Workflow workflow, IMeasureReport report, CancellationToken cancellationToken)
    {
        List<WorkflowInstance> all = [];
        if (workflow.Errored != 0)
        {
            int? pages = workflow.Errored is int count ? (count + InstanceFilter.LargestPage - 1) / InstanceFilter.LargestPage : null;
            int done = 0;
            await foreach (WorkflowInstance[] page in api.Instances
                .ListAsync(workflow.Name, new InstanceFilter { Status = InstanceStatus.Errored }, cancellationToken).ConfigureAwait(false))
            {
                all.AddRange(page);
                report.Progress(workflow.Name, "errored instances", ++done, pages);

                // A page that isn't full may not be the last one. The count of the workflow saves that request.
                if (all.Count >= workflow.Errored)
                {
                    break;
                }
            }
        }

        return [.. all];
    }

    /// <summary>Reads the newest instances that completed, and the newest that were stopped: a page of each.</summary>
    public static async Task<WorkflowInstance[]> ReadNewestEndedAsync(
        AccountApi api, Workflow workflow, DateTimeOffset until, IMeasureReport report, CancellationToken cancellationToken)
    {
        List<WorkflowInstance> all = [];
        foreach ((string status, int? count) in new[] { (InstanceStatus.Complete, workflow.Complete), (InstanceStatus.Terminated, workflow.Terminated) })
        {
            if (count != 0)
            {
                report.Progress(workflow.Name, "newest instances", 0, null);
                InstanceFilter filter = new() { Status = status, Before = until };
                all.AddRange(await FirstPage.ReadAsync(token => api.Instances.ListAsync(workflow.Name, filter, token), cancellationToken)
                    .ConfigureAwait(false));
            }
        }

        return [.. all];
    }

    private static string Describe(Workflow workflow, MeasureRequest request)
    {
        string most = workflow.InstanceCount is int count
            ? FormattableString.Invariant($", at most {count + workflow.Errored} of them")
            : "";
        return FormattableString.Invariant(
            $"{workflow.Name}: listing the instances created since {request.BaselineFrom.LocalDateTime:yyyy-MM-dd HH:mm}, and all errored ones{most}. ")
            + "A request lists 100 instances.";
    }

    private static async Task<List<WorkflowInstance>> ReadRangeAsync(
        AccountApi api, Workflow workflow, MeasureRequest request, ListingDependencies dependencies, IMeasureReport report,
        CancellationToken cancellationToken)
    {
        List<WorkflowInstance> all = [];
        InstanceQuery query = new() { After = request.From, Before = request.Until };
        await foreach (WorkflowInstance[] page in InstanceListing
            .RunAsync(api.Instances, workflow.Name, query, dependencies, cancellationToken).ConfigureAwait(false))
        {
            all.AddRange(page);
            report.Progress(workflow.Name, "runs", all.Count / InstanceFilter.LargestPage, null);
        }

        return all;
    }

    private static async Task<(List<WorkflowInstance> Before, bool IsCut)> ReadBaselineAsync(
        AccountApi api, Workflow workflow, MeasureRequest request, CancellationToken cancellationToken)
    {
        List<WorkflowInstance> all = [];
        int pages = 0;
        InstanceFilter filter = new() { After = request.BaselineFrom, Before = request.From };
        await foreach (WorkflowInstance[] page in
            api.Instances.ListAsync(workflow.Name, filter, cancellationToken).ConfigureAwait(false))
        {
            if (++pages > BaselinePages)
            {
                return (all, true);
            }

            all.AddRange(page);
        }

        return (all, false);
    }
}
