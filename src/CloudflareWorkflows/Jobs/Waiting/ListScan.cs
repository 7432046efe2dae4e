using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>One walk through the list of a workflow, past those that are waited for. The list is unfiltered by status:
/// that an instance is not in a filtered one is no evidence, for it may have come and gone between two reads.</summary>
/// <param name="any">One of those that are waited for.</param>
/// <param name="filter">The span of creation.</param>
/// <param name="pendingIds">The ids that are in it.</param>
/// <param name="isSearch">Whether it is not known where they are: then the walk ends when it has led nowhere for as many
/// requests as reading the rest one by one costs.</param>
internal sealed class ListScan(WaitTarget any, InstanceFilter filter, HashSet<string> pendingIds, bool isSearch)
{
    private IAsyncEnumerator<WorkflowInstance[]>? _pages;
    private int _pagesWithoutMatch;

    /// <summary>How many requests were made.</summary>
    public int Pages { get; private set; }

    /// <summary>When the instances that were seen were created, in UTC.</summary>
    public List<DateTime> Created { get; } = [];

    /// <summary>What ended the walk before its time.</summary>
    public CloudflareException? Failure { get; private set; }

    /// <summary>Gives the next page; null at the end.</summary>
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
            // Whether it may pass is for the wait to say.
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
