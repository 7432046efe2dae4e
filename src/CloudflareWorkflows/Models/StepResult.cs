namespace CloudflareWorkflows.Models;

/// <summary>The complete result of a step, or of one attempt at it. The service truncates it in the response for an
/// instance.</summary>
internal sealed record StepResult
{
    public string Status { get; init; } = "";

    public WorkflowError? Error { get; init; }

    /// <summary>The return value: any JSON, with objects as PSObject.</summary>
    public object? Output { get; init; }

    /// <summary>The return value as JSON text, as the service wrote it; null without a return value.</summary>
    public string? OutputJson { get; init; }
}
