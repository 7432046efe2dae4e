namespace CloudflareWorkflows.Json.Wire;

/// <summary>The response to a deployment: the workflow without counts, with flags as numbers.</summary>
internal sealed record DeployedWire(double? TerminatorRunning);
