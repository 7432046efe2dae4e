namespace CloudflareWorkflows.Sandbox.Control;

/// <summary>How long every request is to take.</summary>
internal sealed record LatencyBody(double Milliseconds);
