using System.Collections.Generic;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Finds as many numbers as possible that are in ascending order.</summary>
internal static class LongestOrder
{
    /// <summary>The indexes of a longest increasing sequence.</summary>
    public static HashSet<int> Of(int[] values)
    {
        int[] previous = new int[values.Length];
        List<int> ends = [];
        for (int index = 0; index < values.Length; index++)
        {
            int low = 0;
            int high = ends.Count;
            while (low < high)
            {
                int middle = (low + high) / 2;
                (low, high) = values[ends[middle]] < values[index] ? (middle + 1, high) : (low, middle);
            }

            previous[index] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count)
            {
                ends.Add(index);
            }
            else
            {
                ends[low] = index;
            }
        }

        HashSet<int> longest = [];
        for (int index = ends.Count > 0 ? ends[^1] : -1; index >= 0; index = previous[index])
        {
            _ = longest.Add(index);
        }

        return longest;
    }
}
