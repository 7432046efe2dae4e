using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http;

/// <summary>Reads one page of a listing: by cursor, by number, or, with neither, the first page.</summary>
internal delegate Task<ApiResponse<T[]>> ReadPage<T>(string? cursor, int? page, CancellationToken cancellationToken);

/// <summary>Reads a listing by cursor.</summary>
internal static class CursorPager
{
    /// <summary>The number of consecutive pages that may be empty: a filter may match nothing on some
    /// pages.</summary>
    private const int MaximumEmptyPages = 100;

    /// <summary>Reads all pages and skips empty ones. If the service returns no cursor but there may be more pages,
    /// it continues by page number.</summary>
    /// <param name="read">Reads a page.</param>
    /// <param name="key">The key that identifies an item.</param>
    /// <param name="pageSize">The size of a full page, if the service does not say.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
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
                // The page is empty, and there is no next page.
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
