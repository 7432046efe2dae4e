namespace CloudflareWorkflows.Json.Wire;

/// <summary>What the service answers to a deletion. It leaves out the success, or says null, when all is well.</summary>
internal sealed record DeletedWire(string? Status, bool? Success);
