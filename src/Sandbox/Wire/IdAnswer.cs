namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>An id, alone.</summary>
internal sealed record IdAnswer(string Id);
