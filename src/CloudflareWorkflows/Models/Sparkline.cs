using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>Draws how points in time are distributed, as a row of bars.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";

    /// <summary>Draws the times between the first and the last one.</summary>
    /// <param name="times">The times.</param>
    /// <param name="width">The number of bars.</param>
    /// <returns>The bars, the highest for the most times, and spaces for none; one bar if all times are equal; null without
    /// times.</returns>
    public static string? Draw(IEnumerable<DateTime> times, int width)
    {
        // Local times go back when the clocks do.
        long[] ticks = [.. times.Select(time => time.ToUniversalTime().Ticks)];
        if (ticks.Length == 0)
        {
            return null;
        }

        long start = ticks.Min();
        long length = ticks.Max() - start;
        if (length == 0)
        {
            return Bars[^1..];
        }

        int[] counts = new int[width];
        foreach (long one in ticks)
        {
            counts[(int)Math.Min((double)(one - start) / length * width, width - 1)]++;
        }

        int most = counts.Max();
        return string.Concat(counts.Select(
            count => count == 0 ? ' ' : Bars[(int)Math.Ceiling((double)count / most * Bars.Length) - 1]));
    }
}
