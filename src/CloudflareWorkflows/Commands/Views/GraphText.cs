using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>Formats the nodes of a graph as a tree, for the views. The objects contain all details.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GraphText
{
    /// <summary>Returns one line per node, with its child nodes below.</summary>
    /// <param name="nodes">The nodes, live or deserialized.</param>
    public static string Of(object? nodes) => string.Join("\n", Lines(nodes).Select(line => line.Text));

    /// <summary>The lines of nodes, without the lines that connect them to their parent.</summary>
    private static IEnumerable<(string Text, bool IsNode)> Lines(object? nodes)
    {
        foreach (PSObject node in Items(nodes))
        {
            yield return (NodeText.Of(node), true);
            (string Text, bool IsNode)[] inside = [.. Lines(node.Properties["Nodes"]?.Value)];
            int last = System.Array.FindLastIndex(inside, line => line.IsNode);
            for (int index = 0; index < inside.Length; index++)
            {
                string lead = (inside[index].IsNode, index < last, index == last) switch
                {
                    (true, _, true) => "└─ ",
                    (true, _, _) => "├─ ",
                    (_, true, _) => "│  ",
                    _ => "   ",
                };
                yield return (lead + inside[index].Text, false);
            }
        }
    }

    private static IEnumerable<PSObject> Items(object? nodes) =>
        LanguagePrimitives.GetEnumerable(nodes)?.Cast<object>().Select(PSObject.AsPSObject) ?? [];
}
