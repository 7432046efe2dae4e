namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The response to the verification of a token.</summary>
internal sealed record TokenResponse(string Id, string Status);
