using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Graphs;

/// <summary>Decides what the history of an instance tells of each node.</summary>
internal sealed class NodeStates
{
    private readonly bool _hasEnded;
    private readonly bool _isWhole;
    private readonly StepHistory _history;

    private NodeStates(WorkflowInstanceDetail instance, StepHistory history)
    {
        _hasEnded = InstanceStatus.IsEnded(instance.Status);
        _isWhole = !instance.HasMalformedSteps;
        _history = history;
    }

    /// <summary>Sets the runs and the states of all nodes.</summary>
    public static void Mark(GraphOverlay overlay, WorkflowInstanceDetail instance, StepHistory history)
    {
        NodeStates states = new(instance, history);
        _ = states.MarkInOrder(overlay.Nodes, isPassed: false, isOnce: true);
        _ = states.MarkInOrder(overlay.Functions, isPassed: false, isOnce: false);
    }

    /// <summary>Marks statements that run one after the other, from the last to the first.</summary>
    /// <param name="nodes">The statements.</param>
    /// <param name="isPassed">Whether a step ran that can only run after them.</param>
    /// <param name="isOnce">Whether the instance runs the statements at most once: they are not in a loop or a
    /// function.</param>
    /// <returns>Whether one of their steps ran.</returns>
    private bool MarkInOrder(IReadOnlyList<OverlayNode> nodes, bool isPassed, bool isOnce)
    {
        bool ran = false;
        for (int index = nodes.Count - 1; index >= 0; index--)
        {
            // Until the instance ends, it can run the statements of a loop again.
            ran |= Mark(nodes[index], isPassed || (ran && (isOnce || _hasEnded)), isOnce);
        }

        return ran;
    }

    /// <summary>Marks nodes that have no order.</summary>
    /// <returns>Whether one of their steps ran.</returns>
    private bool MarkEach(IReadOnlyList<OverlayNode> nodes, bool isPassed, bool isOnce)
    {
        bool ran = false;
        foreach (OverlayNode node in nodes)
        {
            ran |= Mark(node, isPassed, isOnce);
        }

        return ran;
    }

    /// <summary>Marks a node and all nodes in it.</summary>
    /// <returns>Whether one of their steps ran, at this place.</returns>
    private bool Mark(OverlayNode node, bool isPassed, bool isOnce)
    {
        if (node.Node.Type == "function_def")
        {
            // It runs where it's called.
            _ = MarkInOrder(node.Nodes, isPassed: false, isOnce: false);
            return false;
        }

        bool isPassedInside = isPassed && (_hasEnded || !CanRunLater(node));
        bool isOnceInside = isOnce && node.Node.Type != "loop";
        bool ran = IsSequence(node.Node)
            ? MarkInOrder(node.Nodes, isPassedInside, isOnceInside)
            : MarkEach(node.Nodes, isPassedInside, isOnceInside);
        if (node.StepType is string type)
        {
            node.Runs = _history.Find(type, node.Node.Name);
            node.State = StateOf(node, isPassedInside);
        }

        return ran || (node.State == NodeState.Ran && node.Places == 1);
    }

    private NodeState StateOf(OverlayNode node, bool isPassed) =>
        node.Runs is not null ? NodeState.Ran
        // A name that the code computes is in the history under another name.
        : !_isWhole || node.Node.Name!.Contains("${", StringComparison.Ordinal) ? NodeState.Unknown
        : isPassed ? NodeState.NotTaken
        : _hasEnded ? NodeState.NotReached
        : NodeState.Unknown;

    /// <summary>Whether the code below can run before the steps in a node have started.</summary>
    private static bool CanRunLater(OverlayNode node) =>
        node.Node.Kind is "any" or "race" || node.Promises.Any(promise => promise.Role == PromiseRole.Starts);

    /// <summary>Whether the child nodes run one after the other. Branches don't, nor does what starts in parallel, and of a
    /// type that is newer than this module it isn't known.</summary>
    private static bool IsSequence(WorkflowGraphNode node) =>
        node.Type is null or "block" or "loop" or "try" or "start" or "step_do" or "function_call";
}
