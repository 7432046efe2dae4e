using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>Reads the list of a workflow once to find the pending instances. The list is not filtered by status:
/// absence from a filtered list proves nothing, because the status may change between two requests.</summary>
/// <param name="any">Any of the pending instances.</param>
/// <param name="filter">The range of creation times.</param>
/// <param name="pendingIds">The ids of the pending instances in that range.</param>
/// <param name="isSearch">Whether their creation times are unknown. Then the scan stops after as many pages without a
/// match as reading the rest individually would cost.</param>
internal sealed class ListScan(WaitTarget any, InstanceFilter filter, HashSet<string> pendingIds, bool isSearch)
{
    private IAsyncEnumerator<WorkflowInstance[]>? _pages;
    private int _pagesWithoutMatch;

    /// <summary>How many requests were made.</summary>
    public int Pages { get; private set; }

    /// <summary>The creation times of the listed instances, in UTC.</summary>
    public List<DateTime> Created { get; } = [];

    /// <summary>The failure that ended the scan early.</summary>
    public CloudflareException? Failure { get; private set; }

    /// <summary>Returns the next page; null at the end.</summary>
    public async Task<WorkflowInstance[]?> NextAsync(CancellationToken cancellationToken)
    {
        if (pendingIds.Count == 0 || (isSearch && _pagesWithoutMatch >= pendingIds.Count))
        {
            return null;
        }

        _pages ??= any.Client.ListAsync(any.WorkflowName, filter, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            if (!await _pages.MoveNextAsync().ConfigureAwait(false))
            {
                return null;
            }
        }
        catch (CloudflareException failure) when (!failure.MeetsEveryRequest)
        {
            // The caller decides whether the failure is transient.
            Failure = failure;
            return null;
        }

        Pages++;
        int before = pendingIds.Count;
        foreach (WorkflowInstance instance in _pages.Current)
        {
            pendingIds.Remove(instance.Id);
            if (instance.CreatedOn is DateTime created)
            {
                Created.Add(created.ToUniversalTime());
            }
        }

        _pagesWithoutMatch = Math.Max(0, _pagesWithoutMatch + 1 - (before - pendingIds.Count));
        return _pages.Current;
    }

    public ValueTask EndAsync() => _pages?.DisposeAsync() ?? default;
}
