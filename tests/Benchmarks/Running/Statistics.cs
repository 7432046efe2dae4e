using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Benchmarks.Rivals;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Makes one figure of many.</summary>
internal static class Statistics
{
    /// <summary>The ratio of the sums: a long round weighs as much as it is long.</summary>
    public static Finding RatioOfSums(Contest contest, string measured, IRival ours, IRival theirs, Bar bar)
    {
        TimeSpan us = Sum(contest.Pairs.Select(pair => pair.Ours));
        TimeSpan them = Sum(contest.Pairs.Select(pair => pair.Theirs));
        double[] ratios = [.. contest.Pairs.Select(pair => pair.Ratio)];
        return new Finding($"{measured}, {ours.Name} / {theirs.Name}", us / them, bar)
        {
            Least = ratios.Min(),
            Median = Median(ratios),
            Requests = string.Create(CultureInfo.InvariantCulture, $"{contest.OurRequests:N0} / {contest.TheirRequests:N0}"),
            Basis = string.Create(
                CultureInfo.InvariantCulture,
                $"{ours.Name} {us.TotalMilliseconds:N0} ms, {theirs.Name} {them.TotalMilliseconds:N0} ms in {ratios.Length} "
                + $"paired rounds; the worst round {ratios.Max():0.00}"),
        };
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
