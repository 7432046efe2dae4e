namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The body of a creation or change of a concurrency key.</summary>
internal sealed record ConcurrencyKeyBody(string? Name, int? Limit);
