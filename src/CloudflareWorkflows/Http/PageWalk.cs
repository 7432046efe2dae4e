using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http;

/// <summary>Reads a listing page by page, by number.</summary>
internal static class PageWalk
{
    /// <summary>Reads all pages.</summary>
    /// <param name="read">Reads the page with a number.</param>
    /// <param name="key">What tells one item from another.</param>
    /// <param name="cancellationToken">Ends the walk.</param>
    public static async IAsyncEnumerable<T[]> RunAsync<T>(
        ReadPage<T> read, Func<T, string> key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Answer<T[]> first = await read(null, 1, cancellationToken).ConfigureAwait(false);
        if (first.Result is { Length: > 0 } items)
        {
            yield return items;
            await foreach (T[] more in AfterAsync(first, read, key, cancellationToken).ConfigureAwait(false))
            {
                yield return more;
            }
        }
    }

    /// <summary>Reads the pages that follow a first one.</summary>
    public static async IAsyncEnumerable<T[]> AfterAsync<T>(
        Answer<T[]> first, ReadPage<T> read, Func<T, string> key,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Answer<T[]> last = first;
        for (int number = 2; HasMore(last, number - 1); number++)
        {
            Answer<T[]> answer = await read(null, number, cancellationToken).ConfigureAwait(false);

            // Some endpoints of Cloudflare's repeat the last page when asked for one beyond it.
            if (answer.Result is not { Length: > 0 } items || items.Select(key).SequenceEqual(last.Result!.Select(key)))
            {
                yield break;
            }

            yield return items;
            last = answer;
        }
    }

    /// <summary>Believes the number of pages, then the number of items, and only then the length of the page.</summary>
    private static bool HasMore<T>(Answer<T[]> answer, int number) => (answer.Result, answer.Info) switch
    {
        (not { Length: > 0 }, _) or (_, null) => false,
        (_, { TotalPages: double pages }) => number < pages,
        (_, { TotalCount: double total, PerPage: double size }) => number * size < total,
        (_, { PerPage: double size }) => answer.Result.Length >= size,
        _ => false,
    };
}
