using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Graphs;

namespace CloudflareWorkflows.Rendering.Diagrams;

/// <summary>Writes a graph as a tree of lines.</summary>
internal static class TextDiagram
{
    public static string Write(GraphOverlay overlay, int width)
    {
        IEnumerable<string>[] sections =
        [
            DiagramTitle.Of(overlay),
            overlay.Nodes.Count == 0 ? ["No statements."] : TextTree.LinesOf(overlay.Nodes, width),
            TextTree.LinesOf(overlay.Functions, width),
            overlay.NotInGraph.Count == 0 ? [] : overlay.NotInGraph.SelectMany(Lines).Prepend("not in the graph"),
        ];
        return string.Join("\n\n", sections.Select(lines => string.Join("\n", lines)).Where(section => section.Length > 0));
    }

    private static IEnumerable<string> Lines(StepRuns runs, int index) =>
        [$"   {OverlayText.HeadOf(runs)}", $"      {string.Join("; ", OverlayText.RemarksOf(runs))}"];
}
