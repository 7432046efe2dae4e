namespace CloudflareWorkflows.Models;

/// <summary>One problem of a workflow, and the instances that have it. You can pipe it to the commands for
/// instances.</summary>
public sealed record WorkflowInstanceFinding : WorkflowFinding
{
    /// <summary>The IDs of the instances, at most 100.</summary>
    public string[] Id { get; internal init; } = [];
}
