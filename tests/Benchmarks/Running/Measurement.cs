namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>One figure of a job.</summary>
/// <param name="Compared">What was measured, and the baseline.</param>
/// <param name="Value">The figure to compare with the threshold. Null if it could not be measured.</param>
/// <param name="Threshold">The threshold, which also formats the figure.</param>
internal sealed record Measurement(string Compared, double? Value, Threshold Threshold)
{
    /// <summary>The minimum of the rounds, if there were several.</summary>
    public double? Least { get; init; }

    /// <summary>The median of the rounds.</summary>
    public double? Median { get; init; }

    /// <summary>The number of requests of each side.</summary>
    public string Requests { get; init; } = "";

    /// <summary>How the figure was computed.</summary>
    public string Basis { get; init; } = "";

    /// <summary>A comparison that is not possible on this machine, with the reason.</summary>
    public static Measurement Skipped(string compared, string why) => new(compared, null, Threshold.Ratio()) { Basis = why };

    /// <summary>A number of requests, with a maximum.</summary>
    public static Measurement Count(string compared, int requests, int atMost) => new(compared, requests, Threshold.Count(atMost));
}
