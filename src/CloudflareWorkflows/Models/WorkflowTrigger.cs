namespace CloudflareWorkflows.Models;

/// <summary>A kind of event that starts instances of workflows.</summary>
public sealed record WorkflowTrigger
{
    /// <summary>The Worker script that the trigger belongs to.</summary>
    public string ScriptName { get; internal init; } = "";

    /// <summary>The type of the events, in the service's words.</summary>
    public string Type { get; internal init; } = "";

    /// <summary>What the events must have, by name: text, numbers, or true and false. Null for all events of the
    /// type.</summary>
    public object? Filter { get; internal init; }

    /// <summary>What the events start.</summary>
    public WorkflowTriggerTarget[] Targets { get; internal init; } = [];

    /// <summary>The account it belongs to.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>The type, and what it starts.</summary>
    public override string ToString() => $"{Type}: {string.Join<WorkflowTriggerTarget>(", ", Targets)}";
}
