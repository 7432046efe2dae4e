using System.Text.Json.Nodes;

namespace CloudflareWorkflows.Contract.Tests.Wrangler;

/// <summary>What a call of wrangler came to.</summary>
/// <param name="ExitCode">0 if it is content.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it complained of.</param>
public sealed record WranglerResult(int ExitCode, string Output, string Errors)
{
    /// <summary>What it printed, where it was asked for JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Output)!;
}
