namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The most steps of an instance.</summary>
internal sealed record StepLimits(int? Steps);
