using System.Globalization;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>What a job may cost at most.</summary>
/// <param name="AtMost">The most that is good; null where a figure is only told.</param>
/// <param name="FormatString">How such a figure is written, as a format string.</param>
internal sealed record Threshold(double? AtMost, string FormatString)
{
    /// <summary>So many times what it is held against.</summary>
    public static Threshold Ratio(double? atMost = null) => new(atMost, "0.00 x");

    public static Threshold Milliseconds(double atMost) => new(atMost, "0.0 ms");

    public static Threshold Megabytes(double atMost) => new(atMost, "0.0 MB");

    public static Threshold Count(int atMost) => new(atMost, "N0");

    public bool IsMet(double measured) => AtMost is null || measured <= AtMost;

    public string Format(double? measured) => measured?.ToString(FormatString, CultureInfo.InvariantCulture) ?? "";
}
