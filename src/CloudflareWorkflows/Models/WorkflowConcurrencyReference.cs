namespace CloudflareWorkflows.Models;

/// <summary>A version of a workflow that refers to a concurrency key.</summary>
public sealed record WorkflowConcurrencyReference
{
    /// <summary>The workflow.</summary>
    public string WorkflowName { get; init; } = "";

    /// <summary>The version, a uuid.</summary>
    public string? VersionId { get; init; }

    /// <summary>The workflow.</summary>
    public override string ToString() => WorkflowName;
}
