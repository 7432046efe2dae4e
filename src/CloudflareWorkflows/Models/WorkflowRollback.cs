namespace CloudflareWorkflows.Models;

/// <summary>What came of undoing the steps of an instance.</summary>
public sealed record WorkflowRollback
{
    /// <summary>complete or failed.</summary>
    public string? Outcome { get; init; }

    /// <summary>The error that stopped it.</summary>
    public WorkflowError? Error { get; init; }

    /// <summary>The outcome.</summary>
    public override string ToString() => Outcome ?? "";
}
