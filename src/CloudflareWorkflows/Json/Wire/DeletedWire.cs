namespace CloudflareWorkflows.Json.Wire;

/// <summary>The response to a deletion. <c>success</c> may be missing or null on success.</summary>
internal sealed record DeletedWire(string? Status, bool? Success);
