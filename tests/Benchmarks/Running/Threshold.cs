using System.Globalization;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>The maximum cost of a job.</summary>
/// <param name="AtMost">The maximum. Null if the figure is only shown.</param>
/// <param name="FormatString">The format string of the figure.</param>
internal sealed record Threshold(double? AtMost, string FormatString)
{
    /// <summary>A multiple of the baseline.</summary>
    public static Threshold Ratio(double? atMost = null) => new(atMost, "0.00 x");

    public static Threshold Milliseconds(double atMost) => new(atMost, "0.0 ms");

    public static Threshold Megabytes(double atMost) => new(atMost, "0.0 MB");

    public static Threshold Count(int atMost) => new(atMost, "N0");

    public bool IsMet(double measured) => AtMost is null || measured <= AtMost;

    public string Format(double? measured) => measured?.ToString(FormatString, CultureInfo.InvariantCulture) ?? "";
}
