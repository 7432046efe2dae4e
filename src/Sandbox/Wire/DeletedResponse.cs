namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The response to the deletion of a workflow or of a concurrency key.</summary>
internal sealed record DeletedResponse(string Status, bool? Success);
