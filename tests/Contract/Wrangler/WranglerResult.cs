using System.Text.Json.Nodes;

namespace CloudflareWorkflows.Contract.Tests.Wrangler;

/// <summary>The result of a call of wrangler.</summary>
/// <param name="ExitCode">0 if it succeeded.</param>
/// <param name="Output">Its stdout.</param>
/// <param name="Errors">Its stderr.</param>
public sealed record WranglerResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Its stdout as JSON.</summary>
    public JsonNode Json => JsonNode.Parse(Output)!;
}
