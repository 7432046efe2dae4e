namespace CloudflareWorkflows.Sandbox;

/// <summary>What an emulated account holds to begin with.</summary>
public enum SandboxSeed
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Some workflows with a few hundred instances in all statuses: an account worth looking at.</summary>
    Demo,
}
