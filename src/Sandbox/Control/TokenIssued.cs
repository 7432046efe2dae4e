namespace CloudflareWorkflows.Sandbox.Control;

/// <summary>A fresh token.</summary>
internal sealed record TokenIssued(string Token);
