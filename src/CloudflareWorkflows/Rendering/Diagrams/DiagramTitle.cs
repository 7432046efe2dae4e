using System.Collections.Generic;
using CloudflareWorkflows.Analysis.Graphs;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Rendering.Diagrams;

/// <summary>Names the graph of a diagram and the instance that is laid over it.</summary>
internal static class DiagramTitle
{
    /// <summary>Returns the workflow, the version, and the instance with its status.</summary>
    public static IEnumerable<string> Of(GraphOverlay overlay)
    {
        WorkflowGraph graph = overlay.Graph;
        yield return graph.WorkflowName.Length > 0 ? Text(graph.WorkflowName) : "start";
        if (graph.VersionId.Length > 0)
        {
            yield return $"version {Text(graph.VersionId)}";
        }

        if (overlay.Instance is WorkflowInstanceDetail instance)
        {
            yield return $"instance {Text(instance.Id)}: {Text(instance.Status)}";
        }
    }

    private static string Text(string text) => EscapedText.OnOneLine(text, NodeText.LongestName);
}
