using System.Globalization;

namespace CloudflareWorkflows.Trust.Running;

/// <summary>A latency in which a promise was broken.</summary>
/// <param name="Metric">What it counts as.</param>
/// <param name="Kind">What all that count have in common.</param>
/// <param name="Example">The first of them.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Violation(Metric Metric, string Kind, string Example, long Count)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Metric} ({Count}): {Kind}: {Example}");
}
