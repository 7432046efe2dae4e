using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Graphs;
using CloudflareWorkflows.Analysis.Reports;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>The graphs of versions, each with an instance on it, or why there is none.</summary>
internal static class FlowSection
{
    /// <summary>A larger graph is hard to read, and slow to lay out.</summary>
    private const int MostNodes = 2000;

    public static void Write(ReportContext context, WorkflowReport workflow)
    {
        foreach (ReportGraph graph in workflow.Graphs)
        {
            string? reason = graph.Reason ?? (graph.Graph is null ? "" : Obstacle(graph.Graph));
            if (reason is not null)
            {
                context.Html.Write($"<p class=\"dim\">The graph of version {graph.VersionId} isn't shown: {reason.TrimEnd('.')}.</p>\n");
                continue;
            }

            string version = workflow.Graphs.Length > 1 ? $"Version {VersionText.Short(graph.VersionId)}" : "The workflow";
            string instance = workflow.Instances.Length > 1 ? graph.Instance.Id : "this instance";
            context.Heading($"{version}, with {instance} on it");
            WriteGraph(context, GraphOverlay.Of(graph.Graph!, graph.Instance));
        }
    }

    private static void WriteGraph(ReportContext context, GraphOverlay overlay)
    {
        HtmlWriter html = context.Html;
        FlowBoxes boxes = new(html, overlay, context.NextAnchor());
        boxes.Write(overlay.Nodes);
        if (overlay.Functions.Count > 0)
        {
            html.Write($"<p class=\"dim\">Functions, each shown once:</p>\n");
            boxes.WriteFunctions();
        }

        if (overlay.NotInGraph.Count > 0)
        {
            html.Write($"<p class=\"dim\">Not in the graph:</p>\n<ul class=\"notes\">\n");
            foreach (StepRuns runs in overlay.NotInGraph)
            {
                html.Write($"<li>{OverlayText.HeadOf(runs)} <small>{string.Join("; ", OverlayText.FiguresOf(runs))}</small></li>\n");
            }

            html.Write($"</ul>\n");
        }
    }

    /// <summary>Why a graph can't be shown; null if it can.</summary>
    private static string? Obstacle(WorkflowGraph graph)
    {
        int count = Count(graph.Nodes.Concat(graph.Functions), 0);
        return count == 0 ? "it has no statements" : count > MostNodes ? $"it has more than {FigureText.Count(MostNodes)} statements" : null;
    }

    private static int Count(IEnumerable<WorkflowGraphNode> nodes, int before)
    {
        int count = before;
        foreach (WorkflowGraphNode node in nodes)
        {
            count = count > MostNodes ? count : Count(node.Nodes, count + 1);
        }

        return count;
    }
}
