using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http;

/// <summary>Reads one page of a listing: at a cursor, by number, or, with neither, the first.</summary>
internal delegate Task<Answer<T[]>> ReadPage<T>(string? cursor, int? page, CancellationToken cancellationToken);

/// <summary>Follows a listing from cursor to cursor.</summary>
internal static class CursorWalk
{
    /// <summary>Reads pages until there are no more. Where the service gives no cursor, but says that there are more
    /// pages, as older ones do, it goes on by number.</summary>
    public static async IAsyncEnumerable<T[]> RunAsync<T>(
        ReadPage<T> read, Func<T, string> key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Answer<T[]> answer = await read(null, null, cancellationToken).ConfigureAwait(false);
        HashSet<string> cursors = new(StringComparer.Ordinal);
        while (answer.Result is { Length: > 0 } items)
        {
            yield return items;
            string? next = answer.Info?.Cursor;
            if (string.IsNullOrEmpty(next))
            {
                break;
            }

            if (!cursors.Add(next!))
            {
                throw Failures.SameCursorTwice(next!);
            }

            answer = await read(next, null, cancellationToken).ConfigureAwait(false);
        }

        if (cursors.Count == 0)
        {
            IAsyncEnumerable<T[]> rest = PageWalk.AfterAsync(answer, read, key, cancellationToken);
            await foreach (T[] items in rest.ConfigureAwait(false))
            {
                yield return items;
            }
        }
    }
}
