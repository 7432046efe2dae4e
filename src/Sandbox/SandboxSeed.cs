namespace CloudflareWorkflows.Sandbox;

/// <summary>The initial content of an emulated account.</summary>
public enum SandboxSeed
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>Some workflows with about 1,300 instances in all statuses, and a bad night of one of them, for demonstrations.</summary>
    Demo,
}
