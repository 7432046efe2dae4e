namespace CloudflareWorkflows.Engine.Tests.Conformance;

/// <summary>Operations on instances, the same on both sides.</summary>
/// <param name="Title">The title.</param>
/// <param name="Script">The script. It can use the id of its instance as <c>$id</c>, and prints what it reads.</param>
internal sealed record Scenario(string Title, string Script)
{
    /// <summary>The names of the differences that it shows.</summary>
    public string[] Differences { get; init; } = [];
}
