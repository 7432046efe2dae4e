namespace CloudflareWorkflows.Sandbox;

/// <summary>The initial content of an emulated account.</summary>
public enum SandboxSeed
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Some workflows with a few hundred instances in all statuses, for demonstrations.</summary>
    Demo,
}
