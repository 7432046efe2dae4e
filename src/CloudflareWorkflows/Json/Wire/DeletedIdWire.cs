namespace CloudflareWorkflows.Json.Wire;

/// <summary>One of several instances that were deleted.</summary>
internal sealed record DeletedIdWire(string Id);
