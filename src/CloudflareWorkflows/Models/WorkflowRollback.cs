namespace CloudflareWorkflows.Models;

/// <summary>The result of undoing the steps of an instance.</summary>
public sealed record WorkflowRollback
{
    /// <summary>The outcome: complete or failed.</summary>
    public string? Outcome { get; init; }

    /// <summary>The error that stopped the rollback.</summary>
    public WorkflowError? Error { get; init; }

    /// <summary>Returns the outcome.</summary>
    public override string ToString() => Outcome ?? "";
}
