using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Finds functions that have other names in two versions: most of their steps are the same. The bundler can rename
/// functions.</summary>
internal static class FunctionNames
{
    /// <summary>A step that is in more functions than this doesn't tell them apart.</summary>
    private const int MostFunctions = 20;

    /// <summary>Returns the names that only the difference has, with the names that only the reference has.</summary>
    public static Dictionary<string, string> OldNames(WorkflowGraph reference, WorkflowGraph difference)
    {
        Dictionary<string, HashSet<StepKey>> removed = Without(reference, difference);
        Dictionary<string, HashSet<StepKey>> added = Without(difference, reference);
        Dictionary<StepKey, string[]> users = added.SelectMany(one => one.Value.Select(step => (Step: step, one.Key)))
            .GroupBy(one => one.Step, one => one.Key).ToDictionary(group => group.Key, group => group.ToArray());
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, HashSet<StepKey>> function in removed)
        {
            string? best = function.Value.SelectMany(step => users.TryGetValue(step, out string[]? all) && all.Length <= MostFunctions ? all : [])
                .Where(name => !names.ContainsKey(name)).GroupBy(name => name).OrderByDescending(group => group.Count())
                .FirstOrDefault(group => 2 * group.Count() > Math.Max(function.Value.Count, added[group.Key].Count))?.Key;
            if (best is not null)
            {
                names.Add(best, function.Key);
            }
        }

        return names;
    }

    /// <summary>The functions that another version doesn't have, with their steps.</summary>
    private static Dictionary<string, HashSet<StepKey>> Without(WorkflowGraph graph, WorkflowGraph other)
    {
        HashSet<string?> known = [.. other.Functions.Select(one => one.Name)];
        return graph.Functions.Where(one => one.Name is not null && !known.Contains(one.Name)).GroupBy(one => one.Name!)
            .ToDictionary(group => group.Key, group => new HashSet<StepKey>(StepsIn(group.First())), StringComparer.Ordinal);
    }

    private static IEnumerable<StepKey> StepsIn(WorkflowGraphNode function)
    {
        Stack<WorkflowGraphNode> open = new(function.Nodes);
        while (open.Count > 0)
        {
            WorkflowGraphNode one = open.Pop();
            if (CodePlace.IsStep(one))
            {
                yield return new StepKey(one.Type!, one.Name ?? "");
            }

            Array.ForEach(one.Nodes, open.Push);
        }
    }
}
