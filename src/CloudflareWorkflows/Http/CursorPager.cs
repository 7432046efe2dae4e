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
    /// <summary>So many pages in a row may be empty: a filter may find nothing in some.</summary>
    private const int EmptyPages = 100;

    /// <summary>Reads pages until there are no more; those that are empty are left out. Where the service gives no cursor,
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
        int empty = 0;
        ApiResponse<T[]> answer;
        do
        {
            answer = await read(cursor, null, cancellationToken).ConfigureAwait(false);
            string? next = answer.Info?.Cursor;
            if (answer.Result is { Length: > 0 } items)
            {
                empty = 0;
                yield return items;
            }
            else if (string.IsNullOrEmpty(next))
            {
                // Nothing, and nothing behind it.
                yield break;
            }
            else if (++empty > EmptyPages)
            {
                throw Failures.NothingButEmptyPages();
            }

            if (!string.IsNullOrEmpty(next) && !cursors.Add(next!))
            {
                throw Failures.SameCursorTwice(next!);
            }

            cursor = next;
        }
        while (!string.IsNullOrEmpty(cursor));

        if (cursors.Count == 0)
        {
            await foreach (T[] items in PageNumberPager
                .AfterAsync(answer, read, key, pageSize, isExact: false, cancellationToken).ConfigureAwait(false))
            {
                yield return items;
            }
        }
    }
}
