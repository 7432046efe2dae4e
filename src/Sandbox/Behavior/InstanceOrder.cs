namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>The order of a list of instances.</summary>
public enum InstanceOrder
{
    /// <summary>The newest first.</summary>
    CreatedDescending,

    /// <summary>The oldest first.</summary>
    CreatedAscending,

    /// <summary>No order within a page.</summary>
    Unordered,
}
