using System.Globalization;

namespace CloudflareWorkflows.Trust.Running;

/// <summary>A way in which a promise was broken.</summary>
/// <param name="Measure">What it counts as.</param>
/// <param name="Kind">What all that count have in common.</param>
/// <param name="Example">The first of them.</param>
/// <param name="Count">How many there are.</param>
internal sealed record Finding(Measure Measure, string Kind, string Example, long Count)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Measure} ({Count}): {Kind}: {Example}");
}
