using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Graphs;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>Draws the nodes of a graph as nested boxes, which the browser lays out: statements below each other, branches side
/// by side.</summary>
/// <param name="html">The page.</param>
/// <param name="overlay">The graph, with an instance laid over it.</param>
/// <param name="anchor">A number that no other graph of the page has.</param>
internal sealed class FlowBoxes(HtmlWriter html, GraphOverlay overlay, int anchor)
{
    private readonly Dictionary<string, int> _functions = overlay.Functions
        .Select((function, index) => (function.Node.Name, index))
        .Where(one => one.Name is not null)
        .GroupBy(one => one.Name!)
        .ToDictionary(same => same.Key, same => same.First().index);

    /// <summary>Draws statements below each other.</summary>
    public void Write(IEnumerable<OverlayNode> nodes)
    {
        html.Write($"<ol class=\"flow\">\n");
        foreach (OverlayNode node in nodes)
        {
            html.Write($"<li>");
            WriteNode(node);
            html.Write($"</li>\n");
        }

        html.Write($"</ol>\n");
    }

    /// <summary>Draws the functions, which calls link to.</summary>
    public void WriteFunctions()
    {
        html.Write($"<ul class=\"lanes\">\n");
        for (int index = 0; index < overlay.Functions.Count; index++)
        {
            html.Write($"<li id=\"g{anchor}f{index}\">");
            WriteNode(overlay.Functions[index]);
            html.Write($"</li>\n");
        }

        html.Write($"</ul>\n");
    }

    private void WriteNode(OverlayNode node)
    {
        if (node.Nodes.Count == 0)
        {
            WriteStep(node);
            return;
        }

        html.Write($"<div class=\"box\"><div class=\"label\">{NodeText.HeadOf(node.Node)}");
        string remarks = string.Join(", ", [.. Settings(node), .. OverlayText.FiguresOf(node)]);
        if (remarks.Length > 0)
        {
            html.Write($": {remarks}");
        }

        html.Write($"</div>");
        if (HasLanes(node.Node))
        {
            WriteLanes(node.Nodes);
        }
        else
        {
            Write(node.Nodes);
        }

        html.Write($"</div>");
    }

    /// <summary>Draws branches side by side. A block in parallel is the lane itself.</summary>
    private void WriteLanes(IEnumerable<OverlayNode> nodes)
    {
        html.Write($"<ul class=\"lanes\">\n");
        foreach (OverlayNode node in nodes)
        {
            html.Write($"<li>");
            if (node is { Node: { Type: "block", Part: null or "branches" }, Nodes.Count: > 0 })
            {
                Write(node.Nodes);
            }
            else
            {
                WriteNode(node);
            }

            html.Write($"</li>\n");
        }

        html.Write($"</ul>\n");
    }

    private void WriteStep(OverlayNode node)
    {
        string style = $"step {StyleOf(node)}{(node.Places > 1 ? " maybe" : "")}".Trim();
        string settings = string.Join(", ", Settings(node));
        html.Write($"<div class=\"{style}\"><div>");
        if (node.StepType is not null)
        {
            string type = NodeText.Word(node.Node.Type!);
            html.Write($"{node.Node.Name}<div class=\"kind\">{type}{(settings.Length > 0 ? ", " : "")}{settings}</div>");
        }
        else if (node.Node is { Type: "function_call", Name: string name } && _functions.TryGetValue(name, out int index))
        {
            html.Write($"<a href=\"#g{anchor}f{index}\">{NodeText.HeadOf(node.Node)}</a><div class=\"kind\">{settings}</div>");
        }
        else
        {
            html.Write($"{NodeText.HeadOf(node.Node)}<div class=\"kind\">{settings}</div>");
        }

        html.Write($"</div><div class=\"r\">");
        foreach (string remark in OverlayText.FiguresOf(node))
        {
            html.Write($"{remark}<br>");
        }

        html.Write($"</div></div>");
    }

    private static IEnumerable<string> Settings(OverlayNode node) =>
        NodeText.SettingsOf(node.Node).Concat(OverlayText.PromisesOf(node));

    private static bool HasLanes(WorkflowGraphNode node) => node.Type is "parallel" or "if" or "switch";

    private static string StyleOf(OverlayNode node) => node.Runs switch
    {
        null => "",
        { Failed: > 0 } => "s-bad",
        { Open: > 0 } => "s-wait",
        _ => "s-ok",
    };
}
