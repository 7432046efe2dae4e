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

    /// <summary>The condition of a branch, or the value that a switch compares, as code. The code is bundled, so names can
    /// differ from those in the sources.</summary>
    public string? Condition { get; internal init; }

    /// <summary>The type of the event that the node waits for.</summary>
    public string? EventType { get; internal init; }

    /// <summary>How long a sleep takes: milliseconds, or a phrase such as <c>10 seconds</c>.</summary>
    public string? SleepDuration { get; internal init; }

    /// <summary>When a sleep ends, as the service reports it.</summary>
    public string? SleepUntil { get; internal init; }

    /// <summary>The number of the promise that the node starts.</summary>
    public int? Starts { get; internal init; }

    /// <summary>The number of the promise that the node waits for.</summary>
    public int? Resolves { get; internal init; }

    /// <summary>The retry settings and the timeout of a step, or the timeout of a wait.</summary>
    public WorkflowStepConfig? Config { get; internal init; }

    /// <summary>The child nodes.</summary>
    public WorkflowGraphNode[] Nodes { get; internal init; } = [];

    /// <summary>All other fields of the service, under its names, also those that the properties above were read from:
    /// config, duration, timestamp, options, condition, discriminant, and others.</summary>
    public object? Details { get; internal init; }

    /// <summary>Returns the type and the name.</summary>
    public override string ToString() => Name is null ? Type ?? Part ?? "" : $"{Type} {Name}";
}
