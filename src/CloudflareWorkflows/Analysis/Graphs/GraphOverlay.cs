using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Graphs;

/// <summary>A graph with an instance laid over it: what the history of the instance tells of each node. What it can't tell is
/// left open. The time is linear in the nodes and the steps.</summary>
internal sealed class GraphOverlay
{
    private GraphOverlay(WorkflowGraph graph, WorkflowInstanceDetail? instance)
    {
        Graph = graph;
        Instance = instance;
        List<OverlayNode> all = [];
        Nodes = Build(graph.Nodes, all);
        Functions = Build(graph.Functions, all);

        Dictionary<(string, string?), int> places = all.Where(node => node.StepType is not null)
            .GroupBy(node => (node.StepType!, node.Node.Name)).ToDictionary(group => group.Key, group => group.Count());
        foreach (OverlayNode node in all.Where(node => node.StepType is not null))
        {
            node.Places = places[(node.StepType!, node.Node.Name)];
        }

        GraphPromises.Mark(Nodes);
        foreach (OverlayNode function in Functions)
        {
            GraphPromises.Mark([function]);
        }

        if (instance is not null)
        {
            StepHistory history = new(instance.Steps, [.. places.Keys]);
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
