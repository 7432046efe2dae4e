using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Makes one figure of many.</summary>
internal static class Statistics
{
    /// <summary>The ratio of the sums: a long round weighs as much as it is long.</summary>
    public static Measurement RatioOfSums(IReadOnlyList<Pair> pairs, string ours, string theirs)
    {
        TimeSpan us = Sum(pairs.Select(pair => pair.Ours));
        TimeSpan them = Sum(pairs.Select(pair => pair.Theirs));
        double[] ratios = [.. pairs.Select(pair => pair.Ratio)];
        string basis = string.Create(
            CultureInfo.InvariantCulture,
            $"{ours} {us.TotalMilliseconds:N0} ms, {theirs} {them.TotalMilliseconds:N0} ms in {pairs.Count} paired rounds; "
            + $"single rounds {ratios.Min():0.00} to {ratios.Max():0.00}, median {Median(ratios):0.00}");
        return new Measurement(us / them, basis);
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static TimeSpan Sum(IEnumerable<TimeSpan> times) =>
        times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);
}
