namespace CloudflareWorkflows.Json.Wire;

/// <summary>The maximum number of steps of an instance.</summary>
internal sealed record LimitsWire(int? Steps);
