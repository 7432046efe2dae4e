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

/// <summary>One walk through a part of a listing, from newer to older. It owns what was created in its part, and gives
/// nothing else. So the service's own dates need to be only about right.</summary>
/// <param name="open">Opens the pages of a part.</param>
/// <param name="from">Where the part ends, inclusive; null if it has no end.</param>
/// <param name="to">Where the part begins, exclusive; null if it is the listing's own beginning.</param>
/// <param name="density">Pages a second, as far as is known before any was seen.</param>
internal sealed partial class ListingPartition(OpenPartition open, DateTime? from, DateTime? to, double density)
{
    private CancellationTokenSource? _stop;
    private IAsyncEnumerator<WorkflowInstance[]>? _walk;
    private WorkflowInstance[] _arrived = [];

    /// <summary>The request that is under way, or has just ended.</summary>
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

    /// <summary>Asks for the next page.</summary>
    public void Read(CancellationToken cancellationToken) =>
        Move = (_walk ?? Open(cancellationToken)).MoveNextAsync().AsTask();

    /// <summary>Looks at the page that has arrived, or at what came instead.</summary>
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
            // It is thrown when all that comes before it has been given.
            Failure = ExceptionDispatchInfo.Capture(failure);
            IsDone = true;
        }

        Move = null;
    }

    /// <summary>Ends what is under way, and waits until it is over.</summary>
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
