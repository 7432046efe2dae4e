namespace CloudflareWorkflows.Models;

/// <summary>A type of event that starts instances of workflows.</summary>
public sealed record WorkflowTrigger
{
    /// <summary>The Worker script that the trigger belongs to.</summary>
    public string ScriptName { get; internal init; } = "";

    /// <summary>The type of the events, as the service names it.</summary>
    public string Type { get; internal init; } = "";

    /// <summary>The values that the events must have, by name: text, numbers, or Booleans. Null for all events of the
    /// type.</summary>
    public object? Filter { get; internal init; }

    /// <summary>What the events start.</summary>
    public WorkflowTriggerTarget[] Targets { get; internal init; } = [];

    /// <summary>The account that the trigger belongs to.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Returns the type and the targets.</summary>
    public override string ToString() => $"{Type}: {string.Join<WorkflowTriggerTarget>(", ", Targets)}";
}
