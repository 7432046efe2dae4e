using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>Decides whether the rest of a listing is read in partitions, and where they begin. It extrapolates the
/// density of the pages that were read. A partition may therefore be empty, or too long; a long one is cut
/// again.</summary>
internal sealed class PartitionPlanner
{
    /// <summary>In pages. Pages that are read ahead stay in memory.</summary>
    public const int LongestPartition = 16;

    private const int ShortestPartition = 2;

    /// <summary>With fewer pages, the survey and the ends of partitions take more time than they save.</summary>
    private const int FewPages = 4;

    /// <summary>The additional requests of partitions: a share per page for the incomplete last pages, and a constant
    /// for the partitions that are being read when the last cut is made.</summary>
    private const double RequestsPerPage = 1.1;
    private const int MoreRequests = 15;

    private readonly ListingDependencies _dependencies;
    private readonly DateTime _oldest;
    private readonly double _pages;
    private readonly double _density;
    private readonly double _partitionPages;
    private int _useful;
    private int _empty;

    private PartitionPlanner(ListingDependencies dependencies, DateTime oldest, DateTime reached, double pages)
    {
        _dependencies = dependencies;
        _oldest = oldest;
        _pages = pages;
        _density = pages / Math.Max((reached - oldest).TotalSeconds, 1);
        _partitionPages = Math.Max(ShortestPartition, Math.Min(LongestPartition, pages / FanOut.Width));
    }

    /// <summary>Decides whether to read the rest of a listing in partitions, with at most two requests.</summary>
    /// <param name="client">Lists the instances.</param>
    /// <param name="workflowName">The workflow.</param>
    /// <param name="filter">The filter of the listing.</param>
    /// <param name="read">The walk that has begun, and continues during the survey.</param>
    /// <param name="dependencies">The inputs for the decision.</param>
    /// <param name="cancellationToken">Cancels the survey.</param>
    /// <returns>Null if the rest should not be read in partitions.</returns>
    public static async Task<PartitionPlanner?> SurveyAsync(
        InstancesClient client, string workflowName, InstanceFilter filter, ListingPartition read,
        ListingDependencies dependencies, CancellationToken cancellationToken)
    {
        DateTime reached = read.Reached!.Value;
        double density = read.Density;
        double pagesRead = (double)read.Seen / filter.PageSize;
        try
        {
            Workflow workflow = await dependencies.ReadWorkflow(cancellationToken).ConfigureAwait(false);
            int? count = filter.Status is string status ? workflow.CountOf(status) : workflow.InstanceCount;
            double? counted = ((double?)count / filter.PageSize) - pagesRead;

            // For a date range, the count is only an upper bound.
            double? exact = filter.After is null && filter.Before is null ? counted : null;
            if (counted <= FewPages || !Fits(dependencies, exact ?? 0))
            {
                return null;
            }

            // If it is newer than the instances that were read, the service ignores the direction.
            DateTime? first = await OldestAsync(client, workflowName, filter, cancellationToken).ConfigureAwait(false);
            DateTime oldest = (first <= reached ? first : Bound(workflow, filter)) ?? reached;
            double spread = (reached - oldest).TotalSeconds * density;
            double pages = exact ?? Math.Min(counted ?? double.MaxValue, spread);
            return new PartitionPlanner(dependencies, oldest, read.Reached.Value, pages);
        }
        catch (CloudflareException)
        {
            // The walk does not need the survey. If the failure persists, its next page fails too.
            return null;
        }
    }

    /// <summary>Counts a page. After too many empty pages, no more cuts are made.</summary>
    public void Count(bool isUseful)
    {
        _useful += isUseful ? 1 : 0;
        _empty += isUseful ? 0 : 1;
    }

    /// <summary>Cuts a partition that is too long, at a whole second, because the service may compare whole
    /// seconds.</summary>
    /// <returns>The older part; null if the partition stays as it is.</returns>
    public ListingPartition? Cut(ListingPartition partition)
    {
        DateTime bottom = partition.From ?? _oldest;
        double density = Math.Min(partition.Density, _partitionPages);
        if (partition.IsDone || partition.Reached is not DateTime reached || _empty > 4 + (_useful / 4)
            || (reached - bottom).TotalSeconds * density <= _partitionPages
            || !Fits(_dependencies, Math.Max(0, _pages - _useful)))
        {
            return null;
        }

        // The time before a dense part is probably less dense. If not, it is cut again after its first page.
        // A second is never split, however many instances it has.
        DateTime wanted = reached.AddSeconds(-_partitionPages / density);
        DateTime cut = new(wanted.Ticks - (wanted.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        return cut > bottom ? partition.CutAt(cut, Math.Min(_density, density)) : null;
    }

    /// <summary>Whether this number of pages can be read in partitions without pauses. Paced partitions would take
    /// longer than one walk, and other processes share the quota.</summary>
    private static bool Fits(ListingDependencies dependencies, double pages) =>
        dependencies.UnpacedRequests() >= (RequestsPerPage * pages) + MoreRequests;

    /// <summary>No instance is older than its workflow, or than the start of the filter.</summary>
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
