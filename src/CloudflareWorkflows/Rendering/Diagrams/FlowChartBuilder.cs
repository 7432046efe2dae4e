using System.Collections.Generic;
using CloudflareWorkflows.Analysis.Graphs;

namespace CloudflareWorkflows.Rendering.Diagrams;

/// <summary>Makes the flow chart of a graph: the statements, the functions, and what isn't in the graph.</summary>
internal static class FlowChartBuilder
{
    /// <summary>Returns the chart of a graph, with the instance that is laid over it.</summary>
    public static FlowChart Build(GraphOverlay overlay)
    {
        FlowChart chart = new();
        StatementFlow flow = new(chart);
        string start = chart.AddNode(chart.Root, FlowShape.Terminal, FlowStyles.None, [.. DiagramTitle.Of(overlay)]);
        List<Exit> exits = flow.AddInOrder(overlay.Nodes, chart.Root, [new Exit(start)]);
        if (exits.Count > 0)
        {
            chart.Connect(exits, chart.AddNode(chart.Root, FlowShape.Terminal, FlowStyles.None, ["end"]));
        }

        foreach (OverlayNode function in overlay.Functions)
        {
            _ = flow.AddStatement(function, chart.Root, []);
        }

        foreach ((string from, string name) in flow.Calls)
        {
            if (flow.Functions.TryGetValue(name, out string? to))
            {
                chart.Edges.Add(new FlowEdge(from, to, null, IsDashed: true));
            }
        }

        AddOthers(overlay.NotInGraph, chart);
        return chart;
    }

    private static void AddOthers(IReadOnlyList<StepRuns> others, FlowChart chart)
    {
        if (others.Count > 0)
        {
            FlowGroup group = chart.AddGroup(chart.Root, "not in the graph");
            foreach (StepRuns runs in others)
            {
                _ = chart.AddNode(
                    group, FlowShape.Box, FlowBox.StyleOf(runs), [OverlayText.HeadOf(runs), .. OverlayText.RemarksOf(runs)]);
            }
        }
    }
}
