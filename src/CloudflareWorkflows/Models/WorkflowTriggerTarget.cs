namespace CloudflareWorkflows.Models;

/// <summary>The target of a trigger.</summary>
public sealed record WorkflowTriggerTarget
{
    /// <summary>The type of the target: workflow.</summary>
    public string Type { get; init; } = "workflow";

    /// <summary>The Worker script that the workflow belongs to.</summary>
    public string? ScriptName { get; init; }

    /// <summary>The name of the workflow.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>Returns the name of the workflow.</summary>
    public override string ToString() => WorkflowName ?? "";
}
