namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>How many were deleted.</summary>
internal sealed record DeletedCount(int Deleted);
