namespace CloudflareWorkflows.Models;

/// <summary>What an event starts.</summary>
public sealed record WorkflowTriggerTarget
{
    /// <summary>What it is: workflow.</summary>
    public string Type { get; init; } = "workflow";

    /// <summary>The Worker script that the workflow belongs to.</summary>
    public string? ScriptName { get; init; }

    /// <summary>The workflow.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>The workflow.</summary>
    public override string ToString() => WorkflowName ?? "";
}
