namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>One figure that came of a job.</summary>
/// <param name="Compared">What was measured, and against what.</param>
/// <param name="Value">The figure that the threshold is about; null where it could not be taken here.</param>
/// <param name="Threshold">What it may be at most, and how it is written.</param>
internal sealed record Measurement(string Compared, double? Value, Threshold Threshold)
{
    /// <summary>The least of the single rounds, where there were several.</summary>
    public double? Least { get; init; }

    /// <summary>The median of the single rounds.</summary>
    public double? Median { get; init; }

    /// <summary>How many requests arrived, and whose.</summary>
    public string Requests { get; init; } = "";

    /// <summary>What the figure was made of, for those who doubt it.</summary>
    public string Basis { get; init; } = "";

    /// <summary>What cannot be compared on this machine, and why.</summary>
    public static Measurement Skipped(string compared, string why) => new(compared, null, Threshold.Ratio()) { Basis = why };

    /// <summary>So many requests, and at most as many as given.</summary>
    public static Measurement Count(string compared, int requests, int atMost) => new(compared, requests, Threshold.Count(atMost));
}
