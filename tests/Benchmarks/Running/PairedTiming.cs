using System;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>What the two rivals took in one round.</summary>
internal readonly record struct PairedTiming(TimeSpan Module, TimeSpan Baseline)
{
    public double Ratio => Module / Baseline;
}
