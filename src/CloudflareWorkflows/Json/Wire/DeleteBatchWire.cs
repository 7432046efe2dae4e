namespace CloudflareWorkflows.Json.Wire;

/// <summary>The body that deletes up to 100 instances.</summary>
internal sealed record DeleteBatchWire(string[] Instances);
