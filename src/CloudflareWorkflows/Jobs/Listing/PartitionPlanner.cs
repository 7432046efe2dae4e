using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>Decides whether the rest of a listing is read in partitions, and where they begin. It relies on how instances
/// lie in time so far. So a partition may turn out empty, or far too long: that one is cut again.</summary>
internal sealed class PartitionPlanner
{
    /// <summary>In pages. All partitions that are read ahead wait in memory.</summary>
    public const int LongestPartition = 16;

    private const int ShortestPartition = 2;

    /// <summary>With fewer pages, the survey and the ends of partitions cost more than they save.</summary>
    private const int FewPages = 4;

    /// <summary>What partitions cost: a part of each page for where they end, and the partitions that are already being read
    /// when the last cut is made.</summary>
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

    /// <summary>Finds out whether the rest of a listing is worth partitions, with two requests at most.</summary>
    /// <param name="client">Lists the instances.</param>
    /// <param name="workflowName">The workflow.</param>
    /// <param name="filter">What is listed of it.</param>
    /// <param name="read">What was read so far. It is read on meanwhile.</param>
    /// <param name="dependencies">What the decision needs.</param>
    /// <param name="cancellationToken">Ends the survey.</param>
    /// <returns>Null if it is not.</returns>
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

            // For a part of the time, the count is only the most that it may hold.
            double? exact = filter.After is null && filter.Before is null ? counted : null;
            if (counted <= FewPages || !Fits(dependencies, exact ?? 0))
            {
                return null;
            }

            // If that is newer than what was read, the service ignores the direction.
            DateTime? first = await OldestAsync(client, workflowName, filter, cancellationToken).ConfigureAwait(false);
            DateTime oldest = (first <= reached ? first : Bound(workflow, filter)) ?? reached;
            double spread = (reached - oldest).TotalSeconds * density;
            double pages = exact ?? Math.Min(counted ?? double.MaxValue, spread);
            return Fits(dependencies, pages)
                ? new PartitionPlanner(dependencies, oldest, read.Reached.Value, pages)
                : null;
        }
        catch (CloudflareException)
        {
            // The walk does not need the survey. If the reason lasts, its next page fails too.
            return null;
        }
    }

    /// <summary>Counts a page. When guesses lead nowhere often enough, no more are made.</summary>
    public void Count(bool isUseful)
    {
        _useful += isUseful ? 1 : 0;
        _empty += isUseful ? 0 : 1;
    }

    /// <summary>Cuts what is beyond a good length off a partition, at a whole second, because the service may compare whole
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

        // What is older than a dense part is probably less dense. If not, it is cut again when its first page is there.
        // A whole second that fills pages stays with its partition, however long that is.
        DateTime wanted = reached.AddSeconds(-_partitionPages / density);
        DateTime cut = new(wanted.Ticks - (wanted.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        return cut > bottom ? partition.CutAt(cut, Math.Min(_density, density)) : null;
    }

    /// <summary>Whether so many pages can be read in partitions before requests have to be slow. Paced requests would take
    /// longer than one walk, and others live on the same budget.</summary>
    private static bool Fits(ListingDependencies dependencies, double pages) =>
        dependencies.UnpacedRequests() >= (RequestsPerPage * pages) + MoreRequests;

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
