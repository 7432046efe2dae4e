namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>What the deletion of a workflow or of a concurrency key answers.</summary>
internal sealed record DeletedAnswer(string Status, bool? Success);
