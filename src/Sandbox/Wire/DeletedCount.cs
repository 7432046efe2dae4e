namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The number of deleted triggers.</summary>
internal sealed record DeletedCount(int Deleted);
