using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Jobs;

/// <summary>Reads the first page of a listing, with one request.</summary>
internal static class FirstPage
{
    /// <returns>The items; empty if there are none.</returns>
    public static async Task<T[]> ReadAsync<T>(
        Func<CancellationToken, IAsyncEnumerable<T[]>> list, CancellationToken cancellationToken)
    {
        await foreach (T[] page in list(cancellationToken).ConfigureAwait(false))
        {
            return page;
        }

        return [];
    }
}
