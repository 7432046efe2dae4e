namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>What started or terminated an instance.</summary>
internal sealed record TriggerResponse(string Source);
