namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>How many instances may run at once.</summary>
internal sealed record ConcurrencyAnswer(int? Limit);
