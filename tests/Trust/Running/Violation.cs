using System.Globalization;

namespace CloudflareWorkflows.Trust.Running;

/// <summary>A violation of a guarantee.</summary>
/// <param name="Metric">The metric that counts it.</param>
/// <param name="Kind">What the counted violations have in common.</param>
/// <param name="Example">The first one.</param>
/// <param name="Count">Their number.</param>
internal sealed record Violation(Metric Metric, string Kind, string Example, long Count)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Metric} ({Count}): {Kind}: {Example}");
}
