using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>What is known of the rest of a listing before it is read.</summary>
/// <param name="Oldest">When the oldest instance was created, in UTC; one may be older still.</param>
/// <param name="Pages">How many pages to expect.</param>
internal sealed record ListingSurvey(DateTime Oldest, double Pages)
{
    /// <summary>Below, the two requests of a survey and those at the seams are not worth it.</summary>
    private const int FewPages = 4;

    /// <summary>How many times the pages that are expected must be left of the budget: others live on it too.</summary>
    private const int Reserve = 4;

    /// <summary>Looks whether the rest of a listing is worth several walks at once.</summary>
    /// <param name="client">Lists the instances.</param>
    /// <param name="workflowName">The workflow.</param>
    /// <param name="filter">What is listed of it.</param>
    /// <param name="read">What the first pages were like.</param>
    /// <param name="means">What the decision needs.</param>
    /// <param name="cancellationToken">Ends the survey.</param>
    /// <returns>Null if it is not.</returns>
    public static async Task<ListingSurvey?> TakeAsync(
        InstancesClient client, string workflowName, InstanceFilter filter, ListingTrace read, ListingDependencies means,
        CancellationToken cancellationToken)
    {
        // The walk goes on meanwhile.
        DateTime reached = read.Reached!.Value;
        double density = read.Density;
        double pagesRead = (double)read.Seen / filter.PageSize;
        try
        {
            Workflow workflow = await means.ReadWorkflow(cancellationToken).ConfigureAwait(false);
            double? counted = Count(workflow, filter) / (double)filter.PageSize - pagesRead;
            if (!IsWorthIt(counted ?? double.MaxValue, means) && counted is not null)
            {
                return null;
            }

            // Where that is newer than what was read, the service takes no notice of the direction.
            DateTime? first = await OldestAsync(client, workflowName, filter, cancellationToken).ConfigureAwait(false);
            DateTime oldest = (first <= reached ? first : Bound(workflow, filter)) ?? reached;
            bool isPart = filter.After is not null || filter.Before is not null;
            double spread = (reached - oldest).TotalSeconds * density;
            double pages = isPart || counted is null ? Math.Min(counted ?? double.MaxValue, spread) : counted.Value;
            return oldest < reached && IsWorthIt(pages, means) ? new ListingSurvey(oldest, pages) : null;
        }
        catch (CloudflareException)
        {
            // The walk does not need the survey; if the reason is a lasting one, its next page will tell.
            return null;
        }
    }

    private static bool IsWorthIt(double pages, ListingDependencies means) =>
        pages > FewPages && means.RequestsLeft() >= Reserve * pages;

    private static int? Count(Workflow workflow, InstanceFilter filter) =>
        filter.Status is string status ? workflow.CountOf(status) : workflow.InstanceCount;

    /// <summary>Nothing was created before its workflow, nor before the time that was asked for.</summary>
    private static DateTime? Bound(Workflow workflow, InstanceFilter filter) =>
        filter.After?.UtcDateTime > workflow.CreatedOn?.ToUniversalTime()
            ? filter.After.Value.UtcDateTime
            : workflow.CreatedOn?.ToUniversalTime();

    private static async Task<DateTime?> OldestAsync(
        InstancesClient client, string workflowName, InstanceFilter filter, CancellationToken cancellationToken)
    {
        InstanceFilter oldest = filter with { OldestFirst = true, PageSize = 1 };
        IAsyncEnumerable<WorkflowInstance[]> pages = client.ListAsync(workflowName, oldest, cancellationToken);
        await foreach (WorkflowInstance[] page in pages.ConfigureAwait(false))
        {
            return page.FirstOrDefault()?.CreatedOn?.ToUniversalTime();
        }

        return null;
    }
}
