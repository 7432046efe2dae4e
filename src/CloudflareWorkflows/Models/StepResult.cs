namespace CloudflareWorkflows.Models;

/// <summary>What came of a step, or of one attempt at it: all of it, where a description of the instance cuts it.</summary>
internal sealed record StepResult
{
    public string Status { get; init; } = "";

    public WorkflowError? Error { get; init; }

    /// <summary>What it returned: any JSON, objects as PSObject.</summary>
    public object? Output { get; init; }

    /// <summary>The same as JSON text, as the service wrote it; null where it returned nothing.</summary>
    public string? OutputJson { get; init; }
}
