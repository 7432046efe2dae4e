namespace CloudflareWorkflows.Sandbox.Control;

/// <summary>The latency of every request.</summary>
internal sealed record LatencyBody(double Milliseconds);
