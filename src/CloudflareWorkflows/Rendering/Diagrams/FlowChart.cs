using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace CloudflareWorkflows.Rendering.Diagrams;

/// <summary>A flow chart, before it's written in the language of a program that draws it. All texts are on one line, without
/// control characters.</summary>
internal sealed class FlowChart
{
    private const int DeepestFrame = 100;

    private int _groupCount;

    /// <summary>The frame around everything. It isn't drawn.</summary>
    public FlowGroup Root { get; } = new("", "");

    /// <summary>The arrows.</summary>
    public List<FlowEdge> Edges { get; } = [];

    /// <summary>The nodes in the order of the code.</summary>
    public List<FlowNode> Nodes { get; } = [];

    /// <summary>Adds a box to a frame.</summary>
    /// <returns>Its ID.</returns>
    public string AddNode(FlowGroup group, FlowShape shape, FlowStyles style, string[] lines)
    {
        FlowNode node = new(Id("n", Nodes.Count + 1), shape, lines, style);
        Nodes.Add(node);
        group.Items.Add(node);
        return node.Id;
    }

    /// <summary>Adds a frame to a frame. In frames that are nested too deep for Graphviz, there are no more.</summary>
    /// <returns>The new frame, or the one around it.</returns>
    public FlowGroup AddGroup(FlowGroup parent, string label)
    {
        if (parent.Depth == DeepestFrame)
        {
            return parent;
        }

        FlowGroup group = new(Id("g", ++_groupCount), label) { Depth = parent.Depth + 1 };
        parent.Items.Add(group);
        return group;
    }

    /// <summary>Adds arrows to a box.</summary>
    public void Connect(IEnumerable<Exit> from, string to) =>
        Edges.AddRange(from.Select(exit => new FlowEdge(exit.From, to, exit.Label, exit.IsDashed)));

    private static string Id(string kind, int number) => kind + number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A frame around nodes and other frames.</summary>
/// <param name="id">The name in the language of the diagram.</param>
/// <param name="label">The text at its edge.</param>
internal sealed class FlowGroup(string id, string label)
{
    public string Id => id;

    public string Label => label;

    /// <summary>How many frames are around it.</summary>
    public int Depth { get; init; }

    /// <summary>Nodes and groups, in the order of the code.</summary>
    public List<object> Items { get; } = [];
}

/// <summary>A box.</summary>
/// <param name="Id">The name in the language of the diagram.</param>
/// <param name="Shape">The shape.</param>
/// <param name="Lines">The text.</param>
/// <param name="Style">What an instance did.</param>
internal sealed record FlowNode(string Id, FlowShape Shape, string[] Lines, FlowStyles Style);

/// <summary>An arrow.</summary>
/// <param name="From">The ID of the node where it starts.</param>
/// <param name="To">The ID of the node where it ends.</param>
/// <param name="Label">The text at the arrow; null for none.</param>
/// <param name="IsDashed">Whether it's an error or a call, and not the next statement.</param>
internal sealed record FlowEdge(string From, string To, string? Label, bool IsDashed);

/// <summary>Where the next statement is reached from.</summary>
/// <param name="From">The ID of the box.</param>
/// <param name="Label">The text at the arrow; null for none.</param>
/// <param name="IsDashed">Whether an error leads there.</param>
internal sealed record Exit(string From, string? Label = null, bool IsDashed = false);

/// <summary>The shapes of boxes.</summary>
internal enum FlowShape
{
    /// <summary>A step, or a statement that isn't known.</summary>
    Box,

    /// <summary>A start or an end.</summary>
    Terminal,

    /// <summary>A statement with branches.</summary>
    Decision,

    /// <summary>A call of a function.</summary>
    Call,

    /// <summary>The point where parallel statements start.</summary>
    Fork,
}

/// <summary>How a box is drawn, for what an instance did.</summary>
[Flags]
internal enum FlowStyles
{
    None = 0,
    Ran = 1,
    Failed = 2,
    Open = 4,

    /// <summary>It didn't run.</summary>
    Skipped = 8,

    /// <summary>It ran here or in another place.</summary>
    Shared = 16,
}
