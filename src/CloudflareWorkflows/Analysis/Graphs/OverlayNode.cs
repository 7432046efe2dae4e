using System;
using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Graphs;

/// <summary>A node of a graph, with what is known of it for an instance.</summary>
/// <param name="node">The node.</param>
/// <param name="nodes">Its child nodes.</param>
internal sealed class OverlayNode(WorkflowGraphNode node, IReadOnlyList<OverlayNode> nodes)
{
    /// <summary>The node.</summary>
    public WorkflowGraphNode Node => node;

    /// <summary>The child nodes, in the order of the graph.</summary>
    public IReadOnlyList<OverlayNode> Nodes => nodes;

    /// <summary>What is known of the node.</summary>
    public NodeState State { get; internal set; }

    /// <summary>The runs by the name of the step; null if there are none. If <see cref="Places"/> is above 1, they are of all
    /// places together.</summary>
    public StepRuns? Runs { get; internal set; }

    /// <summary>How many nodes have the same type of step and the same name, or a name that the code can compute to that of one
    /// of the runs; 0 if the node isn't a step.</summary>
    public int Places { get; internal set; }

    /// <summary>The promises that start here, or are awaited here or just before.</summary>
    public IReadOnlyList<PromiseBadge> Promises { get; internal set; } = [];

    /// <summary>The type of the step in the history of instances; null if the node isn't a step.</summary>
    public string? StepType => node.Name is null ? null : node.Type switch
    {
        "step_do" => StepAddress.Work,
        "step_sleep" or "step_sleep_until" => "sleep",
        "step_wait_for_event" => StepAddress.WaitForEvent,
        string other when other.StartsWith("step_", StringComparison.Ordinal) => other["step_".Length..],
        _ => null,
    };
}
