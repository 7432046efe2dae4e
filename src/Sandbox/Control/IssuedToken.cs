namespace CloudflareWorkflows.Sandbox.Control;

/// <summary>A new token.</summary>
internal sealed record IssuedToken(string Token);
