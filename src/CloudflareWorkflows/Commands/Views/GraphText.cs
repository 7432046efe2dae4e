using System.Collections.Generic;
using System.ComponentModel;
using System.Linq;
using System.Management.Automation;

namespace CloudflareWorkflows.Commands.Views;

/// <summary>The nodes of a graph as a tree of lines, for the views. The objects hold all that is known of them.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class GraphText
{
    /// <summary>A line for each node, those that it holds below it.</summary>
    /// <param name="nodes">The nodes, live or deserialized.</param>
    public static string Of(object? nodes) => string.Join("\n", Lines(nodes).Select(line => line.Text));

    /// <summary>The lines of nodes, without what leads to them.</summary>
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
