using System;

namespace CloudflareWorkflows.Http.Reading;

/// <summary>One of several items in an answer. One that is not what the API documents spoils none of the others.</summary>
/// <param name="Item">The item; null if it is odd.</param>
/// <param name="Odd">What came instead; null if it is not odd.</param>
internal readonly record struct Listed<T>(T? Item, OddItem? Odd)
    where T : class
{
    /// <summary>What tells it from the others.</summary>
    public string Key(Func<T, string> key) => Item is null ? Odd!.Json : key(Item);
}

/// <summary>An item that cannot be read.</summary>
/// <param name="Json">What came, shortened.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record OddItem(string Json, string Reason);
