using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>The statements of a version in the order of its code: those of the workflow, then those of its functions. The
/// time is linear in their number, and any depth is possible.</summary>
internal sealed class VersionCode
{
    private readonly Dictionary<CodeScope, CodePlace> _previous = [];
    private readonly List<CodePlace> _all = [];
    private readonly List<CodePlace> _steps = [];
    private readonly FunctionSteps _functions;
    private readonly IReadOnlyDictionary<string, string> _oldNames;

    /// <param name="graph">The graph of the version.</param>
    /// <param name="shapes">The shapes of the scopes, shared with the version that this one is compared with.</param>
    /// <param name="oldNames">The functions that have another name in the reference, with that name.</param>
    public VersionCode(WorkflowGraph graph, ScopeShapes? shapes = null, IReadOnlyDictionary<string, string>? oldNames = null)
    {
        ScopeShapes known = shapes ?? new ScopeShapes();
        _oldNames = oldNames ?? new Dictionary<string, string>();
        Graph = graph;
        _functions = new FunctionSteps(graph.Functions);
        Stack<(WorkflowGraphNode Node, CodeScope Scope)> open = new();
        Push(graph.Functions, new CodeScope(null, ScopeShapes.Functions));
        Push(graph.Nodes, new CodeScope(null, ScopeShapes.Whole));
        while (open.Count > 0)
        {
            (WorkflowGraphNode node, CodeScope scope) = open.Pop();
            CodePlace place = Add(node, scope);
            Push(node.Nodes, new CodeScope(place, known.Of(place, OldName(node))));
        }

        Compared = FindCompared();

        void Push(WorkflowGraphNode[] nodes, CodeScope scope)
        {
            for (int index = nodes.Length - 1; index >= 0; index--)
            {
                open.Push((nodes[index], scope));
            }
        }
    }

    public WorkflowGraph Graph { get; }

    /// <summary>All statements.</summary>
    public IReadOnlyList<CodePlace> All => _all;

    /// <summary>The steps, and the calls of functions that can have steps.</summary>
    public IReadOnlyList<CodePlace> Steps => _steps;

    /// <summary>What is compared: the steps, the places where the code leaves a loop or a function, and conditions that have
    /// neither inside. What a step contains runs with the step.</summary>
    public IReadOnlyList<CodePlace> Compared { get; }

    private List<CodePlace> FindCompared()
    {
        HashSet<CodePlace> steps = [.. _steps];
        HashSet<CodePlace> around = [];
        List<CodePlace> compared = [];
        foreach (CodePlace place in Enumerable.Reverse(_all))
        {
            bool decides = place.Node.Type == CodePlace.Leave || (place.Node.Condition is not null && !around.Contains(place));
            bool isCompared = steps.Contains(place) || (decides && !place.Scope.IsIn(node => node.Type == CodePlace.Do));
            if (isCompared)
            {
                compared.Add(place);
            }

            if (place.Scope.Statement is CodePlace statement && (isCompared || around.Contains(place)))
            {
                _ = around.Add(statement);
            }
        }

        compared.Reverse();
        return compared;
    }

    private string? OldName(WorkflowGraphNode node) =>
        node is { Type: CodePlace.Call or CodePlace.Definition, Name: string name } && _oldNames.TryGetValue(name, out string? old) ? old : null;

    private CodePlace Add(WorkflowGraphNode node, CodeScope scope)
    {
        bool hasOrder = scope.Statement?.Node.Type != CodePlace.Parallel;
        CodePlace place = new(node, scope, _all.Count)
        {
            Previous = hasOrder && _previous.TryGetValue(scope, out CodePlace? before) ? before : null,
            OldName = OldName(node),
        };
        _all.Add(place);
        if (CodePlace.IsStep(node) || (node.Type == CodePlace.Call && _functions.MayHave(node.Name)))
        {
            _steps.Add(place);
            _previous[scope] = place;
        }

        return place;
    }
}
