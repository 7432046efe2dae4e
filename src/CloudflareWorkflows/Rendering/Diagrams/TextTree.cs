using System;
using System.Collections.Generic;
using CloudflareWorkflows.Analysis.Graphs;

namespace CloudflareWorkflows.Rendering.Diagrams;

/// <summary>Draws nodes of a graph as a tree of lines, with their settings, and with what an instance tells of them.</summary>
/// <param name="width">The width at which lines are wrapped.</param>
internal sealed class TextTree(int width)
{
    private const string Indent = "   ";

    /// <summary>Lines are not wrapped to less.</summary>
    private const int LeastWidth = 24;

    private readonly List<string> _lines = [];

    /// <summary>Returns the lines of nodes.</summary>
    public static IEnumerable<string> LinesOf(IEnumerable<OverlayNode> nodes, int width)
    {
        TextTree tree = new(width);
        foreach (OverlayNode node in nodes)
        {
            tree.Add(node, "", "");
        }

        return tree._lines;
    }

    private void Add(OverlayNode node, string lead, string below)
    {
        string inside = below + (node.Nodes.Count > 0 ? "\u2502  " : Indent);
        string[] more = [.. NodeText.SettingsOf(node.Node), .. OverlayText.PromisesOf(node)];
        Wrap(NodeText.HeadOf(node.Node) + (more.Length == 0 ? "" : $" ({string.Join(", ", more)})"), lead, inside);
        string[] remarks = [.. OverlayText.RemarksOf(node)];
        if (remarks.Length > 0)
        {
            Wrap(string.Join("; ", remarks), inside + Indent, inside + Indent);
        }

        for (int index = 0; index < node.Nodes.Count; index++)
        {
            bool isLast = index == node.Nodes.Count - 1;
            Add(node.Nodes[index], below + (isLast ? "\u2514\u2500 " : "\u251c\u2500 "), below + (isLast ? Indent : "\u2502  "));
        }
    }

    /// <summary>Adds a text, wrapped between words.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lead">What comes before it.</param>
    /// <param name="next">What comes before its other lines, which are indented.</param>
    private void Wrap(string text, string lead, string next)
    {
        string rest = text;
        string start = lead;
        while (rest.Length > Math.Max(width - start.Length, LeastWidth)
            && rest.LastIndexOf(' ', Math.Max(width - start.Length, LeastWidth)) is > 0 and int space)
        {
            _lines.Add(start + rest[..space]);
            rest = rest[(space + 1)..];
            start = next + Indent;
        }

        _lines.Add(start + rest);
    }
}
