using System;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>The rates that the emulated account enforces; they may be changed while it runs.</summary>
public sealed class SandboxLimits
{
    /// <summary>Whether the budget of requests a token is enforced, and told in headers.</summary>
    public bool EnforceRequestBudget { get; set; } = true;

    /// <summary>The requests of a token in a window.</summary>
    public int RequestQuota { get; set; } = 1200;

    /// <summary>The length of the window, and of the block that follows when the quota is exceeded.</summary>
    public TimeSpan RequestWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether the rate of creations is enforced.</summary>
    public bool EnforceCreationRate { get; set; } = true;

    /// <summary>The creations and restarts of a workflow in a second.</summary>
    public int CreationsPerSecond { get; set; } = 100;
}
