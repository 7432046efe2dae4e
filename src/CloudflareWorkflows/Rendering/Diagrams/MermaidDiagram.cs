using System.Globalization;
using System.Linq;
using System.Text;

namespace CloudflareWorkflows.Rendering.Diagrams;

/// <summary>Writes a flow chart in the language of Mermaid.</summary>
internal static class MermaidDiagram
{
    /// <summary>Mermaid's default for maxEdges.</summary>
    public const int MostEdges = 500;

    /// <summary>Mermaid's default for maxTextSize.</summary>
    public const int LongestText = 50_000;

    /// <summary>Characters with which Mermaid replaces the codes of characters in between.</summary>
    private const string Placeholders = "\ufb02\u00b0\u00b6\u00df";

    /// <summary>The classes of boxes. A theme, which can be dark, chooses the colors of the text and the background.</summary>
    private static readonly (FlowStyles Style, string Name, string Properties)[] s_classes =
    [
        (FlowStyles.Ran, "ran", "stroke:#2e7d32,stroke-width:2px"),
        (FlowStyles.Failed, "failed", "stroke:#c62828,stroke-width:3px"),
        (FlowStyles.Open, "open", "stroke:#1565c0,stroke-width:2px"),
        (FlowStyles.Skipped, "skipped", "stroke:#9e9e9e"),
        (FlowStyles.Shared, "shared", "stroke-dasharray:5 5"),
    ];

    /// <summary>Whether Mermaid draws a diagram only if its settings allow that.</summary>
    public static bool IsLarge(FlowChart chart, string text) => chart.Edges.Count > MostEdges || text.Length > LongestText;

    public static string Write(FlowChart chart)
    {
        StringBuilder text = new("flowchart TD\n");
        WriteItems(text, chart.Root, "  ");
        foreach (FlowEdge edge in chart.Edges)
        {
            string arrow = edge.IsDashed ? "-.->" : "-->";
            string label = edge.Label is null ? "" : $"|\"{Escape(edge.Label)}\"|";
            _ = text.Append("  ").Append(edge.From).Append(' ').Append(arrow).Append(label).Append(' ').Append(edge.To).Append('\n');
        }

        foreach ((FlowStyles style, string name, string properties) in s_classes)
        {
            string[] ids = [.. chart.Nodes.Where(node => node.Style.HasFlag(style)).Select(node => node.Id)];
            if (ids.Length > 0)
            {
                _ = text.Append("  classDef ").Append(name).Append(' ').Append(properties).Append('\n')
                    .Append("  class ").Append(string.Join(",", ids)).Append(' ').Append(name).Append('\n');
            }
        }

        return text.ToString().TrimEnd('\n');
    }

    private static void WriteItems(StringBuilder text, FlowGroup group, string indent)
    {
        foreach (object item in group.Items)
        {
            if (item is FlowGroup inner)
            {
                _ = text.Append(indent).Append("subgraph ").Append(inner.Id).Append(" [\"").Append(Escape(inner.Label)).Append("\"]\n");
                WriteItems(text, inner, Deeper(indent));
                _ = text.Append(indent).Append("end\n");
            }
            else if (item is FlowNode node)
            {
                (string open, string close) = Brackets(node.Shape);
                _ = text.Append(indent).Append(node.Id).Append(open).Append('"')
                    .Append(node.Lines.Length == 0 ? " " : string.Join("<br/>", node.Lines.Select(Escape)))
                    .Append('"').Append(close).Append('\n');
            }
        }
    }

    private static (string Open, string Close) Brackets(FlowShape shape) => shape switch
    {
        FlowShape.Terminal => ("([", "])"),
        FlowShape.Decision => ("{{", "}}"),
        FlowShape.Call => ("[[", "]]"),
        FlowShape.Fork => ("((", "))"),
        _ => ("[", "]"),
    };

    /// <summary>Deeper levels are not indented, so that the text doesn't grow with the square of the levels.</summary>
    private static string Deeper(string indent) => indent.Length < 40 ? indent + "  " : indent;

    /// <summary>Writes by its code all that Mermaid, its Markdown, or HTML could interpret. Letters, digits, and what is common
    /// in names and times stays readable.</summary>
    private static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length + 16);
        for (int index = 0; index < text.Length; index++)
        {
            char one = text[index];
            if (one is ' ' or ',' or '\'' || IsWord(text, index) || (one is '-' or '.' && IsWord(text, index - 1) && IsWord(text, index + 1)))
            {
                _ = escaped.Append(one);
                continue;
            }

            bool isPair = char.IsSurrogatePair(text, index);
            _ = escaped.Append('#')
                .Append((isPair ? char.ConvertToUtf32(text, index) : one).ToString(CultureInfo.InvariantCulture)).Append(';');
            index += isPair ? 1 : 0;
        }

        return escaped.ToString();
    }

    private static bool IsWord(string text, int index) => index >= 0 && index < text.Length
        && char.IsLetterOrDigit(text[index]) && Placeholders.IndexOf(text[index]) < 0;
}
