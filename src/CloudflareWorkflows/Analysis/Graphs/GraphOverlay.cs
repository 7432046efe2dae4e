using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Graphs;

/// <summary>A graph with an instance laid over it: what the history of the instance tells of each node. What it can't tell is
/// left open. The time is linear in the nodes and the steps, but for names that the code computes: each is compared with each name in
/// the history.</summary>
internal sealed class GraphOverlay
{
    private GraphOverlay(WorkflowGraph graph, WorkflowInstanceDetail? instance)
    {
        Graph = graph;
        Instance = instance;
        List<OverlayNode> all = [];
        Nodes = Build(graph.Nodes, all);
        Functions = Build(graph.Functions, all);

        OverlayNode[] steps = [.. all.Where(node => node.StepType is not null)];
        StepPlaces places = new(steps);
        StepHistory? history = instance is null ? null : new StepHistory(instance.Steps, places);
        foreach (OverlayNode node in steps)
        {
            node.Places = history?.PlacesOf(node.StepType!, node.Node.Name!) ?? places.CountOf(node.StepType!, node.Node.Name!);
        }

        GraphPromises.Mark(Nodes);
        foreach (OverlayNode function in Functions)
        {
            GraphPromises.Mark([function]);
        }

        if (instance is not null && history is not null)
        {
            NotInGraph = history.NotInGraph;
            NodeStates.Mark(this, instance, history);
        }
    }

    /// <summary>The graph.</summary>
    public WorkflowGraph Graph { get; }

    /// <summary>The instance; null if there is only the graph.</summary>
    public WorkflowInstanceDetail? Instance { get; }

    /// <summary>The statements of the class, in order.</summary>
    public IReadOnlyList<OverlayNode> Nodes { get; }

    /// <summary>The functions. Each is here once, whatever the number of its calls. It can call itself.</summary>
    public IReadOnlyList<OverlayNode> Functions { get; }

    /// <summary>What the instance did that no node of the graph has the name of, in the order of the history.</summary>
    public IReadOnlyList<StepRuns> NotInGraph { get; } = [];

    /// <summary>Lays an instance over a graph.</summary>
    /// <param name="graph">The graph: a tree, as <see cref="GraphShape"/> checks.</param>
    /// <param name="instance">An instance of the same version, with its steps; null for the graph alone.</param>
    public static GraphOverlay Of(WorkflowGraph graph, WorkflowInstanceDetail? instance) => new(graph, instance);

    /// <summary>Adds the nodes to a list in the order of the code.</summary>
    private static OverlayNode[] Build(WorkflowGraphNode[] nodes, List<OverlayNode> all)
    {
        OverlayNode[] built = new OverlayNode[nodes.Length];
        for (int index = 0; index < nodes.Length; index++)
        {
            int place = all.Count;
            all.Add(null!);
            built[index] = new OverlayNode(nodes[index], Build(nodes[index].Nodes, all));
            all[place] = built[index];
        }

        return built;
    }
}
