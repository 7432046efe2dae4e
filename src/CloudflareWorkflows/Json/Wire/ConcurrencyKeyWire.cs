namespace CloudflareWorkflows.Json.Wire;

/// <summary>The body that creates a concurrency key, or changes its limit.</summary>
internal sealed record ConcurrencyKeyWire(string? Name, int Limit);
