using System;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>How long every request takes at least, by the sandbox's clock.</summary>
public sealed class Latency
{
    /// <summary>The delay; zero for none.</summary>
    public TimeSpan Delay { get; set; }
}
