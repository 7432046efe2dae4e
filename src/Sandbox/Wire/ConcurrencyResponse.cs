namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The maximum number of running instances.</summary>
internal sealed record ConcurrencyResponse(int? Limit);
