namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The retries of a step; the delay is in milliseconds.</summary>
internal sealed record StepRetries(int Limit, long Delay, string Backoff);
