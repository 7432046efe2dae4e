using System;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>The minimum latency of every request, by the sandbox's clock.</summary>
public sealed class Latency
{
    /// <summary>The delay; zero for none.</summary>
    public TimeSpan Delay { get; set; }
}
