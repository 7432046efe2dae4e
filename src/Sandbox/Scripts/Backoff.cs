namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>How the pause between two attempts grows.</summary>
public enum Backoff
{
    /// <summary>It stays as it is.</summary>
    Constant,

    /// <summary>By the same amount each time.</summary>
    Linear,

    /// <summary>It doubles each time.</summary>
    Exponential,
}
