using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Engine.Tests.Conformance;

/// <summary>A line that reads otherwise on the local engine than in the cloud, as it is known.</summary>
/// <param name="Name">What lives call it.</param>
/// <param name="Engine">A pattern for the engine's line; null if it has none.</param>
/// <param name="Cloud">The cloud's, and so the sandbox's.</param>
/// <param name="Reason">Where it is known from.</param>
internal sealed record Difference(string Name, string? Engine, string Cloud, string Reason)
{
    public bool Explains(string? engine, string cloud) =>
        cloud == Cloud && (Engine is null || (engine is not null && Regex.IsMatch(engine, $"^{Engine}$")));
}
