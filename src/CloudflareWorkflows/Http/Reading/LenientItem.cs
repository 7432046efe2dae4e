using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Http.Reading;

/// <summary>One of several items in a response. One that is not what the API documents spoils none of the others.</summary>
/// <param name="Item">The item; null if it is odd.</param>
/// <param name="Malformed">What came instead; null if it is not odd.</param>
internal readonly record struct LenientItem<T>(T? Item, MalformedItem? Malformed)
    where T : class
{
    /// <summary>What tells it from the others.</summary>
    public string Key(Func<T, string> key) => Item is null ? Malformed!.Json : key(Item);

    /// <summary>What is made of the items that can be read.</summary>
    /// <param name="items">All items.</param>
    /// <param name="toModel">Makes what is given of one.</param>
    /// <param name="report">Is told of each of the others.</param>
    public static TModel[] Readable<TModel>(LenientItem<T>[] items, Func<T, TModel> toModel, Action<MalformedItem> report)
    {
        List<TModel> models = new(items.Length);
        foreach (LenientItem<T> item in items)
        {
            if (item.Item is T readable)
            {
                models.Add(toModel(readable));
            }
            else
            {
                report(item.Malformed!);
            }
        }

        return [.. models];
    }
}

/// <summary>An item that cannot be read.</summary>
/// <param name="Json">What came, shortened.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record MalformedItem(string Json, string Reason);
