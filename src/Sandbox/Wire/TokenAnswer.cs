namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>What the verification of a token answers.</summary>
internal sealed record TokenAnswer(string Id, string Status);
