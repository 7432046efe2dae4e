namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>Where the terminate job of a workflow stands.</summary>
internal sealed record JobAnswer(string Status);
