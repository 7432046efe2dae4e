using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Listing;

/// <summary>Opens the pages of a part of a listing, newest first.</summary>
internal delegate IAsyncEnumerable<WorkflowInstance[]> OpenPartition(
    DateTime? from, DateTime? to, CancellationToken cancellationToken);

/// <summary>One walk through a part of a listing, from newer to older. It returns only instances that were created in
/// its part, so the service's date filter may be imprecise.</summary>
/// <param name="open">Opens the pages of a part.</param>
/// <param name="from">Where the part ends, inclusive; null if it has no end.</param>
/// <param name="to">Where the part begins, exclusive; null if it is the listing's own beginning.</param>
/// <param name="density">The estimated pages per second, before a page was read.</param>
internal sealed partial class ListingPartition(OpenPartition open, DateTime? from, DateTime? to, double density)
{
    private CancellationTokenSource? _stop;
    private IAsyncEnumerator<WorkflowInstance[]>? _walk;
    private WorkflowInstance[] _arrived = [];

    /// <summary>The request in progress, or the one that just ended.</summary>
    public Task<bool>? Move { get; private set; }

    public DateTime? From { get; private set; } = from;

    public bool IsDone { get; private set; }

    public ExceptionDispatchInfo? Failure { get; private set; }

    public bool CanRead => Move is null && !IsDone;

    /// <summary>Opens the pages.</summary>
    public IAsyncEnumerator<WorkflowInstance[]> Open(CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        return _walk = open(From, _to, _stop.Token).GetAsyncEnumerator(_stop.Token);
    }

    /// <summary>Requests the next page.</summary>
    public void Read(CancellationToken cancellationToken) =>
        Move = (_walk ?? Open(cancellationToken)).MoveNextAsync().AsTask();

    /// <summary>Processes the page that has arrived, or the failure.</summary>
    public async Task InspectAsync()
    {
        try
        {
            _arrived = await Move!.ConfigureAwait(false) ? _walk!.Current : [];
            IsDone = _arrived.Length == 0;
            See(_arrived);
        }
        catch (CloudflareException failure)
        {
            // It is thrown after everything before it was returned.
            Failure = ExceptionDispatchInfo.Capture(failure);
            IsDone = true;
        }

        Move = null;
    }

    /// <summary>Cancels the current request, and waits until it has ended.</summary>
    public async Task EndAsync()
    {
        if (_walk is not null)
        {
            _stop!.Cancel();
            await TaskCompletion.WaitAsync(Move).ConfigureAwait(false);
            await _walk.DisposeAsync().ConfigureAwait(false);
            _stop.Dispose();
            _walk = null;
            Move = null;
        }
    }
}
