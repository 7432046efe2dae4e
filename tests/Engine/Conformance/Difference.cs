using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Engine.Tests.Conformance;

/// <summary>A known difference between a line of the local engine and the line of the cloud.</summary>
/// <param name="Name">The name that scenarios use.</param>
/// <param name="Engine">A pattern for the engine's line. Null if the engine has no such line.</param>
/// <param name="Cloud">The line of the cloud, and of the sandbox.</param>
/// <param name="Reason">The source.</param>
internal sealed record Difference(string Name, string? Engine, string Cloud, string Reason)
{
    public bool Explains(string? engine, string cloud) =>
        cloud == Cloud && (Engine is null || (engine is not null && Regex.IsMatch(engine, $"^{Engine}$")));
}
