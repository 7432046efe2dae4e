using System;
using System.Collections;
using System.Data;

namespace CloudflareWorkflows.Json;

/// <summary>The items of what becomes an array in JSON.</summary>
internal static class ArrayItems
{
    /// <summary>Null for what is no sequence.</summary>
    public static IEnumerable? Of(object value) => value switch
    {
        Array { Rank: > 1 } array => Slices(array, []),
        DataTable table => table.Rows,
        IEnumerable items => items,
        _ => null,
    };

    /// <summary>An array of several dimensions, as arrays of arrays.</summary>
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
