using System.Collections.Generic;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>Reads all pages of a listing.</summary>
internal static class Pages
{
    public static async Task<List<T>> ToItemsAsync<T>(this IAsyncEnumerable<T[]> pages)
    {
        List<T> items = [];
        await foreach (T[] page in pages)
        {
            items.AddRange(page);
        }

        return items;
    }
}
