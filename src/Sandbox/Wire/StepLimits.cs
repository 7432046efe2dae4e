namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The maximum number of steps of an instance.</summary>
internal sealed record StepLimits(int? Steps);
