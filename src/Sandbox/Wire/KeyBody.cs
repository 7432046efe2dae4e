namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>What a creation or change of a concurrency key asks.</summary>
internal sealed record KeyBody(string? Name, int? Limit);
