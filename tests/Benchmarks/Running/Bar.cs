using System.Globalization;

namespace CloudflareWorkflows.Benchmarks.Running;

/// <summary>What a job may cost at most.</summary>
/// <param name="AtMost">The most that is good; null where a figure is only told.</param>
/// <param name="Form">How such a figure is written, as a format string.</param>
internal sealed record Bar(double? AtMost, string Form)
{
    /// <summary>So many times what it is held against.</summary>
    public static Bar Ratio(double? atMost = null) => new(atMost, "0.00 x");

    public static Bar Milliseconds(double atMost) => new(atMost, "0.0 ms");

    public static Bar Megabytes(double atMost) => new(atMost, "0.0 MB");

    public static Bar Count(int atMost) => new(atMost, "N0");

    public bool Holds(double measured) => AtMost is null || measured <= AtMost;

    public string Write(double? measured) => measured?.ToString(Form, CultureInfo.InvariantCulture) ?? "";
}
