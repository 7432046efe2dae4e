using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http;

/// <summary>Reads a listing by page number.</summary>
internal static class PageNumberPager
{
    /// <summary>Reads all pages.</summary>
    /// <param name="read">Reads the page with a number.</param>
    /// <param name="key">The key that identifies an item.</param>
    /// <param name="pageSize">The size of a full page, if the service does not say.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="Models.CloudflareException">The service announced a page that it does not return, or a
    /// request failed.</exception>
    public static async IAsyncEnumerable<T[]> RunAsync<T>(
        ReadPage<T> read, Func<T, string> key, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ApiResponse<T[]> last = await read(null, 1, cancellationToken).ConfigureAwait(false);
        if (last.Result is { Length: > 0 } items)
        {
            yield return items;
        }

        await foreach (T[] more in AfterAsync(last, read, key, pageSize, isExact: true, cancellationToken)
            .ConfigureAwait(false))
        {
            yield return more;
        }
    }

    /// <summary>Reads the pages after the first.</summary>
    /// <param name="first">The first page.</param>
    /// <param name="read">Reads the page with a number.</param>
    /// <param name="key">The key that identifies an item.</param>
    /// <param name="pageSize">The size of a full page, if the service does not say.</param>
    /// <param name="isExact">Whether an announced page must exist. With cursors, totals may be inexact.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public static async IAsyncEnumerable<T[]> AfterAsync<T>(
        ApiResponse<T[]> first, ReadPage<T> read, Func<T, string> key, int pageSize, bool isExact,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ApiResponse<T[]> last = first;
        for (int number = 2; HasMore(last, number - 1, pageSize); number++)
        {
            ApiResponse<T[]> response = await read(null, number, cancellationToken).ConfigureAwait(false);
            if (!HasNewItems(response, last, key))
            {
                if (isExact && HasPageAfter(response.Info ?? last.Info, number - 1) == true)
                {
                    throw ApiExceptions.MissingPage(number);
                }

                yield break;
            }

            yield return response.Result!;
            last = response;
        }
    }

    /// <summary>Uses the page counts and totals of the service. Without them, a full page may be followed by
    /// another.</summary>
    private static bool HasMore<T>(ApiResponse<T[]> response, int number, int pageSize) => response.Result is { Length: > 0 } items
        && (HasPageAfter(response.Info, number) ?? (items.Length >= (response.Info?.PerPage ?? pageSize)));

    /// <summary>Whether the service announces a page after this one; null if it does not say. A count below the pages
    /// already read is ignored.</summary>
    private static bool? HasPageAfter(ResultInfo? info, int number) => info switch
    {
        { TotalPages: double pages } when pages >= number => number < pages,
        { TotalCount: double total, PerPage: double size } when total > (number - 1) * size => number * size < total,
        _ => null,
    };

    /// <summary>Some endpoints of Cloudflare repeat the last page if a page after it is requested.</summary>
    private static bool HasNewItems<T>(ApiResponse<T[]> response, ApiResponse<T[]> last, Func<T, string> key) =>
        response.Result is { Length: > 0 } items && !items.Select(key).SequenceEqual(last.Result!.Select(key));
}
