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
        _ = states.MarkInOrder(overlay.Nodes, Passed.No, isOnce: true);
        _ = states.MarkInOrder(overlay.Functions, Passed.No, isOnce: false);
    }

    /// <summary>Marks statements that run one after the other, from the last to the first.</summary>
    /// <param name="nodes">The statements.</param>
    /// <param name="passed">Whether a step ran that can only run after them.</param>
    /// <param name="isOnce">Whether the instance runs the statements at most once: they are not in a loop, in a step
    /// that can be repeated, or in a function.</param>
    /// <returns>Whether one of their steps ran.</returns>
    private bool MarkInOrder(IReadOnlyList<OverlayNode> nodes, Passed passed, bool isOnce)
    {
        bool ran = false;
        for (int index = nodes.Count - 1; index >= 0; index--)
        {
            // Until the instance ends, it can run the statements of a loop again.
            ran |= Mark(nodes[index], ran && (isOnce || _hasEnded) ? Passed.Completed : passed, isOnce);
        }

        return ran;
    }

    /// <summary>Marks nodes that have no order.</summary>
    /// <returns>Whether one of their steps ran.</returns>
    private bool MarkEach(IReadOnlyList<OverlayNode> nodes, Passed passed, bool isOnce)
    {
        bool ran = false;
        foreach (OverlayNode node in nodes)
        {
            ran |= Mark(node, passed, isOnce);
        }

        return ran;
    }

    /// <summary>Marks a node and all nodes in it.</summary>
    /// <returns>Whether one of their steps ran, at this place.</returns>
    private bool Mark(OverlayNode node, Passed passed, bool isOnce)
    {
        if (node.Node.Type == "function_def")
        {
            // It runs where it's called.
            _ = MarkInOrder(node.Nodes, Passed.No, isOnce: false);
            return false;
        }

        Passed inside = PassedInside(node, passed);
        bool isOnceInside = isOnce && node.Node.Type is not ("loop" or "step_do");
        bool ran = IsSequence(node.Node)
            ? MarkInOrder(node.Nodes, inside, isOnceInside)
            : MarkEach(node.Nodes, inside, isOnceInside);
        if (node.StepType is string type)
        {
            node.Runs = _history.Find(type, node.Node.Name!);
            node.State = StateOf(node, inside);
        }

        return ran || (node.State == NodeState.Ran && node.Places == 1);
    }

    private NodeState StateOf(OverlayNode node, Passed passed) =>
        node.Runs is not null ? NodeState.Ran
        // A name that the code computes is in the history under another name.
        : !_isWhole || ComputedName.Is(node.Node.Name) ? NodeState.Unknown
        : passed != Passed.No ? NodeState.NotTaken
        : _hasEnded ? NodeState.NotReached
        : NodeState.Unknown;

    /// <summary>An instance that has ended runs nothing. Until then, the code below can run before the steps in a node have
    /// started: if it doesn't await all of them, or if one of them failed and the code catches the error.</summary>
    private Passed PassedInside(OverlayNode node, Passed passed) =>
        _hasEnded ? passed
        : node.Node.Kind is "any" or "race" || node.Promises.Any(promise => promise.Role == PromiseRole.Starts) ? Passed.No
        : node.Node.Type != "parallel" || node.Node.Kind == "all_settled" || passed == Passed.Completed
            ? node.Node.Part == "try_block" && passed == Passed.Completed ? Passed.Left : passed
        : Passed.No;

    /// <summary>Whether the child nodes run one after the other. Branches don't, nor does what starts in parallel, and of a
    /// type that is newer than this module it isn't known.</summary>
    private static bool IsSequence(WorkflowGraphNode node) =>
        node.Type is null or "block" or "loop" or "try" or "start" or "step_do" or "function_call";

    /// <summary>What is known of the code after a statement.</summary>
    private enum Passed
    {
        /// <summary>No step ran that can only run after it.</summary>
        No,

        /// <summary>Such a step ran. An error can have ended the statement.</summary>
        Left,

        /// <summary>Such a step ran, and it runs only if the statement succeeded.</summary>
        Completed,
    }
}
