namespace CloudflareWorkflows.Json.Wire;

/// <summary>What the service answers to a change of status: the status after it.</summary>
internal sealed record StatusChangedWire(string? Status);
