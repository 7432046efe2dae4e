namespace CloudflareWorkflows.Json.Wire;

/// <summary>One deleted instance of a batch.</summary>
internal sealed record DeletedIdWire(string Id);
