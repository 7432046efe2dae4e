using System.Linq;
using System.Text;

namespace CloudflareWorkflows.Rendering.Diagrams;

/// <summary>Writes a flow chart in DOT, the language of Graphviz.</summary>
internal static class DotDiagram
{
    public static string Write(FlowChart chart)
    {
        StringBuilder text = new(
            """
            digraph workflow {
              graph [fontname="Helvetica,Arial,sans-serif", fontsize=11, style=rounded, color=gray50]
              node [fontname="Helvetica,Arial,sans-serif", fontsize=11, shape=box, style=rounded, margin="0.2,0.08"]
              edge [fontname="Helvetica,Arial,sans-serif", fontsize=10]

            """.Replace("\r", ""));
        WriteItems(text, chart.Root, "  ");
        foreach (FlowEdge edge in chart.Edges)
        {
            string[] attributes =
            [
                .. edge.Label is null ? [] : new[] { $"label={Quote(edge.Label)}" },
                .. edge.IsDashed ? ["style=dashed"] : System.Array.Empty<string>(),
            ];
            _ = text.Append("  ").Append(edge.From).Append(" -> ").Append(edge.To)
                .Append(attributes.Length == 0 ? "" : $" [{string.Join(", ", attributes)}]").Append('\n');
        }

        return text.Append('}').ToString();
    }

    private static void WriteItems(StringBuilder text, FlowGroup group, string indent)
    {
        foreach (object item in group.Items)
        {
            if (item is FlowGroup inner)
            {
                _ = text.Append(indent).Append("subgraph cluster_").Append(inner.Id).Append(" {\n")
                    .Append(indent).Append("  label=").Append(Quote(inner.Label)).Append('\n');
                WriteItems(text, inner, indent.Length < 40 ? indent + "  " : indent);
                _ = text.Append(indent).Append("}\n");
            }
            else if (item is FlowNode node)
            {
                _ = text.Append(indent).Append(node.Id).Append(" [label=").Append(Quote(node.Lines))
                    .Append(Shape(node.Shape)).Append(Style(node.Style)).Append("]\n");
            }
        }
    }

    private static string Shape(FlowShape shape) => shape switch
    {
        FlowShape.Terminal => ", shape=oval",
        FlowShape.Decision => ", shape=hexagon",
        FlowShape.Call => ", shape=box, peripheries=2",
        FlowShape.Fork => ", shape=circle, width=0.15, fixedsize=true",
        _ => "",
    };

    private static string Style(FlowStyles style)
    {
        string color = style.HasFlag(FlowStyles.Failed) ? ", color=\"#c62828\", penwidth=2.5"
            : style.HasFlag(FlowStyles.Open) ? ", color=\"#1565c0\", penwidth=2"
            : style.HasFlag(FlowStyles.Ran) ? ", color=\"#2e7d32\", penwidth=2"
            : style.HasFlag(FlowStyles.Skipped) ? ", color=gray60, fontcolor=gray50"
            : "";
        return color + (style.HasFlag(FlowStyles.Shared) ? ", style=\"rounded,dashed\"" : "");
    }

    /// <summary>Graphviz reads a backslash and the entities of HTML in a text.</summary>
    private static string Quote(params string[] lines) => '"' + string.Join("\\n", lines.Select(line => line
        .Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("&", "&amp;"))) + '"';
}
