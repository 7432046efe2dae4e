namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>How the delay between attempts grows.</summary>
public enum Backoff
{
    /// <summary>The delay is constant.</summary>
    Constant,

    /// <summary>It grows by the same amount each time.</summary>
    Linear,

    /// <summary>It doubles each time.</summary>
    Exponential,
}
