using System;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>The rate limits of the emulated account; they may be changed while it runs.</summary>
public sealed class SandboxLimits
{
    /// <summary>Whether the request limit per token is enforced and announced in headers.</summary>
    public bool EnforceRequestLimit { get; set; } = true;

    /// <summary>The number of requests per token and window.</summary>
    public int RequestQuota { get; set; } = 1200;

    /// <summary>The length of the window, and of the block after the quota is exceeded.</summary>
    public TimeSpan RequestWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether the creation rate limit is enforced.</summary>
    public bool EnforceCreationRate { get; set; } = true;

    /// <summary>The number of creations and restarts per workflow and second.</summary>
    public int CreationsPerSecond { get; set; } = 100;
}
