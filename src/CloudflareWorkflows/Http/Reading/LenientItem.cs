using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Http.Reading;

/// <summary>One item of a list in a response. A malformed item does not fail the other items.</summary>
/// <param name="Item">The item; null if it is malformed.</param>
/// <param name="Malformed">The malformed item; null if the item is valid.</param>
internal readonly record struct LenientItem<T>(T? Item, MalformedItem? Malformed)
    where T : class
{
    /// <summary>The key that identifies the item.</summary>
    public string Key(Func<T, string> key) => Item is null ? Malformed!.Json : key(Item);

    /// <summary>Converts the valid items.</summary>
    /// <param name="items">All items.</param>
    /// <param name="toModel">Converts one item.</param>
    /// <param name="report">Receives each malformed item.</param>
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

/// <summary>A malformed item.</summary>
/// <param name="Json">The JSON, truncated.</param>
/// <param name="Reason">Why it is malformed.</param>
internal sealed record MalformedItem(string Json, string Reason);
