namespace CloudflareWorkflows.Json.Wire;

/// <summary>The number of instances that may run at once.</summary>
internal sealed record ConcurrencyWire(int? Limit);
