using System;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>The timings of module and baseline in one round.</summary>
internal readonly record struct PairedTiming(TimeSpan Module, TimeSpan Baseline)
{
    public double Ratio => Module / Baseline;
}
