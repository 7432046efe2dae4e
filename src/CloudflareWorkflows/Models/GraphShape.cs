using System;
using System.Collections.Generic;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>What is wrong with the nodes of a graph.</summary>
internal enum GraphProblem
{
    /// <summary>A node contains itself.</summary>
    Cycle,

    /// <summary>The nodes are nested deeper than <see cref="GraphShape.MaximumDepth"/>.</summary>
    TooDeep,

    /// <summary>There are more than <see cref="GraphShape.MaximumNodes"/>.</summary>
    TooLarge,

    /// <summary>The nodes of a node are missing: a copy has them as text.</summary>
    Incomplete,
}

/// <summary>Checks that the nodes of a graph are a tree. A script can change the arrays of a graph, so that a node contains
/// itself, or is in many places.</summary>
internal static class GraphShape
{
    /// <summary>No JSON that the module reads has more levels.</summary>
    public const int MaximumDepth = 1000;

    /// <summary>More than the statements of a Worker script of the maximum size.</summary>
    public const int MaximumNodes = 200_000;

    /// <summary>Returns what is wrong with the nodes; null if they are a tree.</summary>
    /// <param name="roots">The nodes that are in no other.</param>
    /// <param name="children">Returns the child nodes of a node.</param>
    public static GraphProblem? Check(IEnumerable<object> roots, Func<object, IEnumerable<object>> children)
    {
        Stack<object> path = [];
        Stack<IEnumerator<object>> levels = new([roots.GetEnumerator()]);
        int count = 0;
        while (levels.Count > 0)
        {
            if (!levels.Peek().MoveNext())
            {
                levels.Pop().Dispose();
                _ = path.Count > 0 ? path.Pop() : null;
                continue;
            }

            object node = levels.Peek().Current;
            if (++count > MaximumNodes)
            {
                return GraphProblem.TooLarge;
            }

            if (path.Count == MaximumDepth)
            {
                return HasRepetition(path) ? GraphProblem.Cycle : GraphProblem.TooDeep;
            }

            path.Push(node);
            levels.Push(children(node).GetEnumerator());
        }

        return null;
    }

    /// <summary>Whether a node of a path is on it twice.</summary>
    private static bool HasRepetition(IEnumerable<object> path)
    {
        object[] nodes = [.. path];
        return nodes.Where((node, index) => Array.FindIndex(nodes, other => ReferenceEquals(node, other)) < index).Any();
    }
}
