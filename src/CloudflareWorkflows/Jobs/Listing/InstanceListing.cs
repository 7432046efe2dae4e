using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>Lists the instances of a workflow, newest first.</summary>
internal static class InstanceListing
{
    /// <summary>Returns pages of the matching instances. A page may be empty.</summary>
    public static async IAsyncEnumerable<WorkflowInstance[]> RunAsync(
        InstancesClient client, string workflowName, InstanceQuery query, ListingDependencies dependencies,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        int left = query.Newest ?? int.MaxValue;
        List<WorkflowInstance>? unordered = null;
        DateTime? oldest = null;

        // The time range of the newest instances is unknown before they are read.
        IAsyncEnumerable<WorkflowInstance[]> pages = client.ListsInParts && query.Newest is null
            ? new LongListing(client, workflowName, query.ToFilter(), dependencies).RunAsync(cancellationToken)
            : client.ListAsync(workflowName, query.ToFilter(), cancellationToken);
        if (query.EndedSince is not null && !client.ListsEndTimes)
        {
            pages = EndTimes.ReadAsync(client, pages, query, cancellationToken);
        }

        await foreach (WorkflowInstance[] page in pages.ConfigureAwait(false))
        {
            WorkflowInstance[] wanted = Array.TrueForAll(page, query.Wants) ? page : Array.FindAll(page, query.Wants);
            if (query.Newest is not null && !IsInOrder(page, ref oldest))
            {
                // It is not documented that the service sorts by creation time. If it does not, the newest instances
                // are known only after the whole list was read.
                unordered ??= [];
            }

            if (unordered is not null)
            {
                unordered.AddRange(wanted);
                continue;
            }

            yield return wanted.Length <= left ? wanted : [.. wanted.Take(left)];
            left -= wanted.Length;
            if (left <= 0)
            {
                yield break;
            }
        }

        if (unordered is not null)
        {
            yield return [.. unordered.OrderByDescending(instance => instance.CreatedOn?.ToUniversalTime()).Take(left)];
        }
    }

    private static bool IsInOrder(WorkflowInstance[] page, ref DateTime? oldest)
    {
        foreach (WorkflowInstance instance in page)
        {
            // Local time repeats an hour when daylight saving time ends.
            DateTime? created = instance.CreatedOn?.ToUniversalTime();
            if (created > oldest)
            {
                return false;
            }

            oldest = created ?? oldest;
        }

        return true;
    }
}

/// <summary>The filters of a listing: those of the service, and those that are applied here.</summary>
internal sealed record InstanceQuery
{
    public string[]? Statuses { get; init; }

    public DateTimeOffset? After { get; init; }

    public DateTimeOffset? Before { get; init; }

    /// <summary>Ended at or after this time.</summary>
    public DateTimeOffset? EndedSince { get; init; }

    public int? Newest { get; init; }

    public string[]? Triggers { get; init; }

    public string? VersionId { get; init; }

    /// <summary>Whether pages contain instances that do not match.</summary>
    private bool IsSortedHere => Statuses?.Length > 1 || Triggers is not null || VersionId is not null || EndedSince is not null;

    public InstanceFilter ToFilter() => new()
    {
        Status = Statuses is [string only] ? only : null,
        After = After,
        Before = Before,
        PageSize = IsSortedHere || Newest is null
            ? InstanceFilter.LargestPage
            : Math.Min(Newest.Value, InstanceFilter.LargestPage),
    };

    /// <summary>Whether an instance matches. The service rounds dates, so times are compared again.</summary>
    public bool Wants(WorkflowInstance instance) => WantsIfEnded(instance)
        && (EndedSince is null || EndOf(instance)?.ToUniversalTime() >= EndedSince.Value.UtcDateTime);

    /// <summary>Whether an instance matches all filters but the one by its end.</summary>
    public bool WantsIfEnded(WorkflowInstance instance) =>
        (EndedSince is null || InstanceStatus.CanHaveEnded(instance.Status))
        && (Statuses is null || Statuses.Contains(instance.Status, StringComparer.Ordinal))
        && (After is null || instance.CreatedOn?.ToUniversalTime() >= After.Value.UtcDateTime)
        && (Before is null || instance.CreatedOn?.ToUniversalTime() <= Before.Value.UtcDateTime)
        && (Triggers is null || Triggers.Contains(instance.Trigger, StringComparer.OrdinalIgnoreCase))
        && (VersionId is null || string.Equals(VersionId, instance.VersionId, StringComparison.OrdinalIgnoreCase));

    /// <summary>An instance that has ended doesn't change any more, so it ended at its last change or before.</summary>
    private static DateTime? EndOf(WorkflowInstance instance) =>
        instance.EndedOn ?? (InstanceStatus.IsEnded(instance.Status) ? instance.ModifiedOn : null);
}
