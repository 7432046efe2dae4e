namespace CloudflareWorkflows.Models;

/// <summary>A version of a workflow that refers to a concurrency key.</summary>
public sealed record WorkflowConcurrencyReference
{
    /// <summary>The name of the workflow.</summary>
    public string WorkflowName { get; init; } = "";

    /// <summary>The ID of the version, which is a UUID.</summary>
    public string? VersionId { get; init; }

    /// <summary>Returns the name of the workflow.</summary>
    public override string ToString() => WorkflowName;
}
