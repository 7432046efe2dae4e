namespace CloudflareWorkflows.Json.Wire;

/// <summary>How many instances may run at once.</summary>
internal sealed record ConcurrencyWire(int? Limit);
