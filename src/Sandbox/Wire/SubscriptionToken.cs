namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A token for a subscription.</summary>
internal sealed record SubscriptionToken(string Token);
