using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Which functions of a version have steps, also in a function that they call.</summary>
internal sealed class FunctionSteps
{
    private readonly HashSet<string> _without = new(StringComparer.Ordinal);

    public FunctionSteps(WorkflowGraphNode[] functions)
    {
        _without.UnionWith(functions.Select(one => one.Name).OfType<string>());
        List<(string Called, string Caller)> calls = [];
        Queue<string> found = new();
        foreach (WorkflowGraphNode function in functions.Where(one => one.Name is not null))
        {
            foreach (WorkflowGraphNode node in Inside(function))
            {
                if (CodePlace.IsStep(node) || (node.Type == CodePlace.Call && !_without.Contains(node.Name ?? "")))
                {
                    found.Enqueue(function.Name!);
                }
                else if (node.Type == CodePlace.Call)
                {
                    calls.Add((node.Name!, function.Name!));
                }
            }
        }

        ILookup<string, string> callers = calls.ToLookup(call => call.Called, call => call.Caller, StringComparer.Ordinal);
        while (found.Count > 0)
        {
            string name = found.Dequeue();
            if (_without.Remove(name))
            {
                foreach (string caller in callers[name])
                {
                    found.Enqueue(caller);
                }
            }
        }
    }

    /// <summary>Whether a function has steps. One that the graph doesn't define may have some.</summary>
    public bool MayHave(string? function) => !_without.Contains(function ?? "");

    private static IEnumerable<WorkflowGraphNode> Inside(WorkflowGraphNode function)
    {
        Stack<WorkflowGraphNode> open = new(function.Nodes);
        while (open.Count > 0)
        {
            WorkflowGraphNode one = open.Pop();
            yield return one;
            Array.ForEach(one.Nodes, open.Push);
        }
    }
}
