using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Jobs;

/// <summary>Reads the items of a listing one by one, and requests the next page when the last item of the current
/// page is read.</summary>
internal sealed class PageReader<T>(IAsyncEnumerable<T[]> listing, CancellationToken cancellationToken) : IAsyncDisposable
{
    private readonly IAsyncEnumerator<T[]> _pages = listing.GetAsyncEnumerator(cancellationToken);
    private Task<bool>? _move;
    private T[] _page = [];
    private int _next;

    public T Current { get; private set; } = default!;

    /// <summary>Moves to the next item.</summary>
    /// <param name="wait">Whether to wait for a page that has not arrived.</param>
    /// <returns>Whether an item is available.</returns>
    public async ValueTask<bool> MoveAsync(bool wait)
    {
        while (_next == _page.Length)
        {
            _move ??= _pages.MoveNextAsync().AsTask();
            if ((!wait && !_move.IsCompleted) || !await _move.ConfigureAwait(false))
            {
                return false;
            }

            (_page, _next, _move) = (_pages.Current, 0, null);
        }

        Current = _page[_next++];
        if (_next == _page.Length)
        {
            _move = _pages.MoveNextAsync().AsTask();
        }

        return true;
    }

    /// <summary>Ends the listing. The caller must cancel first.</summary>
    public async ValueTask DisposeAsync()
    {
        await TaskCompletion.WaitAsync(_move).ConfigureAwait(false);
        await _pages.DisposeAsync().ConfigureAwait(false);
    }
}
