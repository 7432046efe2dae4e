using System;
using System.Linq;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>Chooses some of many, evenly spread.</summary>
internal static class EvenSample
{
    /// <summary>Returns at most this many of the items, in their order.</summary>
    public static T[] Of<T>(T[] items, int size) => items.Length <= size ? items :
    [
        .. Enumerable.Range(0, Math.Max(0, size)).Select(index => items[(int)(((2L * index) + 1) * items.Length / (2L * size))]),
    ];
}
