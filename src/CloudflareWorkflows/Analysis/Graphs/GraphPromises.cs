using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Graphs;

/// <summary>Finds promises that the code doesn't await where they start. The service numbers starts and awaits in the order of
/// the code: a step with the same number for both is awaited at once.</summary>
internal sealed class GraphPromises
{
    private readonly HashSet<int> _open = [];
    private readonly SortedDictionary<int, List<int>> _later = [];

    /// <summary>Sets the badges of the nodes of a body, and of all nodes in them.</summary>
    public static void Mark(IReadOnlyList<OverlayNode> body) => new GraphPromises().MarkAll(body);

    private void MarkAll(IReadOnlyList<OverlayNode> nodes)
    {
        foreach (OverlayNode node in nodes)
        {
            if ((node.Node.Starts ?? node.Node.Resolves) is int position)
            {
                node.Promises = [.. AwaitedBefore(position), .. Of(node.Node)];
            }

            MarkAll(node.Nodes);
        }
    }

    private IEnumerable<PromiseBadge> AwaitedBefore(int position)
    {
        while (_later.Count > 0 && _later.First() is KeyValuePair<int, List<int>> first && first.Key <= position)
        {
            _ = _later.Remove(first.Key);
            foreach (int promise in first.Value)
            {
                yield return new PromiseBadge(promise, PromiseRole.AwaitedBefore);
            }
        }
    }

    private IEnumerable<PromiseBadge> Of(WorkflowGraphNode node)
    {
        if (node.Resolves is int awaited && (node.Starts is null || (awaited != node.Starts && _open.Contains(awaited))))
        {
            _ = _open.Remove(awaited);
            yield return new PromiseBadge(awaited, PromiseRole.Awaits);
        }

        if (node.Starts is not int started)
        {
            yield break;
        }

        if (node.Resolves is null)
        {
            _ = _open.Add(started);
            yield return new PromiseBadge(started, PromiseRole.Starts);
        }
        else if (node.Resolves > started)
        {
            if (!_later.TryGetValue(node.Resolves.Value, out List<int>? promises))
            {
                _later.Add(node.Resolves.Value, promises = []);
            }

            promises.Add(started);
            yield return new PromiseBadge(started, PromiseRole.Starts);
        }
    }
}
