using System.ComponentModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Host;
using CloudflareWorkflows.Analysis.Graphs;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Rendering;
using CloudflareWorkflows.Rendering.Diagrams;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Formats a graph as a tree, for the views. The objects contain all details.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GraphText
{
    /// <summary>The heading of the longest property in a list.</summary>
    private const int ListIndent = 15;

    /// <summary>Returns a line that names the graph, the tree of the nodes, and the functions below.</summary>
    /// <param name="graph">A graph, live or deserialized.</param>
    /// <param name="host">The host, whose console has the width to use.</param>
    public static string Of(PSObject graph, PSHost? host) => Of(graph, ConsoleWidth.Of(host));

    internal static string Of(PSObject graph, int width)
    {
        string[] words =
        [
            $"{Text(graph, nameof(WorkflowGraph.WorkflowName))} {Text(graph, nameof(WorkflowGraph.VersionId))}".Trim(),
            Text(graph, nameof(WorkflowGraph.ClassName)) is { Length: > 0 } name ? $"class {name}" : "",
            TimeText.Of(SummaryText.Time(graph, nameof(WorkflowGraph.CreatedOn))),
        ];
        return string.Join("\n\n", new[]
        {
            string.Join(", ", words.Where(word => word.Length > 0)),
            Tree(graph.Properties[nameof(WorkflowGraph.Nodes)]?.Value, width) is { Length: > 0 } tree ? tree : "No statements.",
            Tree(graph.Properties[nameof(WorkflowGraph.Functions)]?.Value, width),
        }.Where(section => section.Length > 0));
    }

    /// <summary>Returns one line per node, with its child nodes below, for a list of properties.</summary>
    /// <param name="nodes">The nodes, live or deserialized.</param>
    /// <param name="host">The host, whose console has the width to use.</param>
    public static string OfNodes(object? nodes, PSHost? host) => Tree(nodes, ConsoleWidth.Of(host) - ListIndent);

    private static string Tree(object? nodes, int width) => GraphObjects.Check(nodes) switch
    {
        GraphProblem.Cycle => "(a node contains itself)",
        GraphProblem.TooDeep or GraphProblem.TooLarge => "(too many nodes)",
        _ => string.Join("\n", TextTree.LinesOf(
            GraphOverlay.Of(new WorkflowGraph { Nodes = GraphObjects.Read(nodes) }, null).Nodes, width)),
    };

    private static string Text(PSObject graph, string property) => VisibleText.OnOneLine(graph.Properties[property]?.Value);
}
