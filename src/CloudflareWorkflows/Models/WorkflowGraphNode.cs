namespace CloudflareWorkflows.Models;

/// <summary>A statement in a workflow's code: a step, or something that holds statements.</summary>
public sealed record WorkflowGraphNode
{
    /// <summary>What it is, in the service's words: step_do, step_sleep, step_sleep_until, step_wait_for_event, parallel,
    /// loop, try, block, if, switch, function_call, function_def, start, break, or a type that is newer than this module.
    /// Null for a branch of an if or a switch.</summary>
    public string? Type { get; internal init; }

    /// <summary>The name of a step or function, without the counter that instances add.</summary>
    public string? Name { get; internal init; }

    /// <summary>How a parallel node or a break works: all, any, all_settled, race; break, return.</summary>
    public string? Kind { get; internal init; }

    /// <summary>What it is to the node that holds it, if not one of its statements in order: branches, try_block,
    /// catch_block, finally_block, functions.</summary>
    public string? Part { get; internal init; }

    /// <summary>The number of the promise that it starts.</summary>
    public int? Starts { get; internal init; }

    /// <summary>The number of the promise that it waits for.</summary>
    public int? Resolves { get; internal init; }

    /// <summary>The nodes in it.</summary>
    public WorkflowGraphNode[] Nodes { get; internal init; } = [];

    /// <summary>All else that the service tells of it, by the service's names: config, duration, timestamp, options,
    /// condition, discriminant and others.</summary>
    public object? Details { get; internal init; }

    /// <summary>Type and name.</summary>
    public override string ToString() => Name is null ? Type ?? Part ?? "" : $"{Type} {Name}";
}
