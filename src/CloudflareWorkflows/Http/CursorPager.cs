using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http;

/// <summary>Reads one page of a listing: at a cursor, by number, or, with neither, the first.</summary>
internal delegate Task<ApiResponse<T[]>> ReadPage<T>(string? cursor, int? page, CancellationToken cancellationToken);

/// <summary>Follows a listing from cursor to cursor.</summary>
internal static class CursorPager
{
    /// <summary>So many pages in a row may be emptyPages: a filter may find nothing in some.</summary>
    private const int MaximumEmptyPages = 100;

    /// <summary>Reads pages until there are no more; those that are emptyPages are left out. Where the service gives no cursor,
    /// but there may be more pages, it goes on by number.</summary>
    /// <param name="read">Reads a page.</param>
    /// <param name="key">What tells one item from another.</param>
    /// <param name="pageSize">How many items a full page holds, where the service does not say.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static async IAsyncEnumerable<T[]> RunAsync<T>(
        ReadPage<T> read, Func<T, string> key, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<string> cursors = new(StringComparer.Ordinal);
        string? cursor = null;
        int emptyPages = 0;
        ApiResponse<T[]> response;
        do
        {
            response = await read(cursor, null, cancellationToken).ConfigureAwait(false);
            string? next = response.Info?.Cursor;
            if (response.Result is { Length: > 0 } items)
            {
                emptyPages = 0;
                yield return items;
            }
            else if (string.IsNullOrEmpty(next))
            {
                // Nothing, and nothing behind it.
                yield break;
            }
            else if (++emptyPages > MaximumEmptyPages)
            {
                throw ApiExceptions.TooManyEmptyPages();
            }

            if (!string.IsNullOrEmpty(next) && !cursors.Add(next!))
            {
                throw ApiExceptions.RepeatedCursor(next!);
            }

            cursor = next;
        }
        while (!string.IsNullOrEmpty(cursor));

        if (cursors.Count == 0)
        {
            await foreach (T[] items in PageNumberPager
                .AfterAsync(response, read, key, pageSize, isExact: false, cancellationToken).ConfigureAwait(false))
            {
                yield return items;
            }
        }
    }
}
