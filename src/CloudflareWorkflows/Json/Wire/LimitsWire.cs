namespace CloudflareWorkflows.Json.Wire;

/// <summary>How many steps an instance may have.</summary>
internal sealed record LimitsWire(int? Steps);
