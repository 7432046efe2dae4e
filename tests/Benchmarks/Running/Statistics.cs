using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Benchmarks.Workloads;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>Combines timings into one figure.</summary>
internal static class Statistics
{
    /// <summary>The ratio of the sums, so that a long round has a large weight.</summary>
    public static Measurement RatioOfSums(Comparison comparison, string measured, IWorkload module, IWorkload baseline, Threshold threshold)
    {
        TimeSpan moduleTime = Sum(comparison.Timings.Select(pair => pair.Module));
        TimeSpan baselineTime = Sum(comparison.Timings.Select(pair => pair.Baseline));
        double[] ratios = [.. comparison.Timings.Select(pair => pair.Ratio)];
        return new Measurement($"{measured}, {module.Name} / {baseline.Name}", moduleTime / baselineTime, threshold)
        {
            Least = ratios.Min(),
            Median = Median(ratios),
            Requests = string.Create(CultureInfo.InvariantCulture, $"{comparison.ModuleRequests:N0} / {comparison.BaselineRequests:N0}"),
            Basis = string.Create(
                CultureInfo.InvariantCulture,
                $"{module.Name} {moduleTime.TotalMilliseconds:N0} ms, {baseline.Name} {baselineTime.TotalMilliseconds:N0} ms in {ratios.Length} "
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
