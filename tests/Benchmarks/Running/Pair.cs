using System;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>What the two rivals took in one round.</summary>
internal readonly record struct Pair(TimeSpan Ours, TimeSpan Theirs)
{
    public double Ratio => Ours / Theirs;
}
