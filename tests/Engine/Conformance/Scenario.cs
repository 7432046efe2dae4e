namespace CloudflareWorkflows.Engine.Tests.Conformance;

/// <summary>What is done to instances, the same on both sides.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Script">How. Scripts know the id of their instance as <c>$id</c>, and print what they see.</param>
internal sealed record Scenario(string Title, string Script)
{
    /// <summary>The differences that it shows, by their names.</summary>
    public string[] Differences { get; init; } = [];
}
