using System;
using System.Collections;
using System.Data;

namespace CloudflareWorkflows.Json;

/// <summary>The items of a value that becomes a JSON array.</summary>
internal static class ArrayItems
{
    /// <summary>Returns null for a value that is not a sequence.</summary>
    public static IEnumerable? Of(object value) => value switch
    {
        Array { Rank: > 1 } array => Slices(array, []),
        DataTable table => table.Rows,
        IEnumerable items => items,
        _ => null,
    };

    /// <summary>Returns a multidimensional array as nested arrays.</summary>
    private static IEnumerable Slices(Array array, int[] outer)
    {
        int dimension = outer.Length;
        for (int index = array.GetLowerBound(dimension); index <= array.GetUpperBound(dimension); index++)
        {
            int[] indices = [.. outer, index];
            yield return indices.Length == array.Rank ? array.GetValue(indices) : Slices(array, indices);
        }
    }
}
