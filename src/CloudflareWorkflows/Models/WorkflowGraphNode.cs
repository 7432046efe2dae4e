namespace CloudflareWorkflows.Models;

/// <summary>A statement in the code of a workflow: a step, or a statement that contains others.</summary>
public sealed record WorkflowGraphNode
{
    /// <summary>The type, as the service names it: step_do, step_sleep, step_sleep_until, step_wait_for_event,
    /// parallel, loop, try, block, if, switch, function_call, function_def, start, break, or a type that is newer than
    /// this module. Null for a branch of an if or a switch.</summary>
    public string? Type { get; internal init; }

    /// <summary>The name of a step or function, without the counter that instances add.</summary>
    public string? Name { get; internal init; }

    /// <summary>The kind of a parallel node or a break: all, any, all_settled, race; break, return.</summary>
    public string? Kind { get; internal init; }

    /// <summary>The part of the parent node that this node belongs to, if it isn't one of its statements in order:
    /// branches, try_block, catch_block, finally_block, functions.</summary>
    public string? Part { get; internal init; }

    /// <summary>The number of the promise that the node starts.</summary>
    public int? Starts { get; internal init; }

    /// <summary>The number of the promise that the node waits for.</summary>
    public int? Resolves { get; internal init; }

    /// <summary>The child nodes.</summary>
    public WorkflowGraphNode[] Nodes { get; internal init; } = [];

    /// <summary>Everything else that the service reports, under the names of the service: config, duration, timestamp,
    /// options, condition, discriminant, and others.</summary>
    public object? Details { get; internal init; }

    /// <summary>Returns the type and the name.</summary>
    public override string ToString() => Name is null ? Type ?? Part ?? "" : $"{Type} {Name}";
}
