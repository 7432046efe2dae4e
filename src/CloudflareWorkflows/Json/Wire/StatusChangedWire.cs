namespace CloudflareWorkflows.Json.Wire;

/// <summary>The response to a status change: the new status.</summary>
internal sealed record StatusChangedWire(string? Status);
