using System.Collections.Generic;
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

    /// <param name="graph">The graph of the version.</param>
    /// <param name="shapes">The shapes of the scopes, shared with the version that this one is compared with.</param>
    public VersionCode(WorkflowGraph graph, ScopeShapes? shapes = null)
    {
        ScopeShapes known = shapes ?? new ScopeShapes();
        Graph = graph;
        _functions = new FunctionSteps(graph.Functions);
        Stack<(WorkflowGraphNode Node, CodeScope Scope)> open = new();
        Push(graph.Functions, new CodeScope(null, ScopeShapes.Functions));
        Push(graph.Nodes, new CodeScope(null, ScopeShapes.Whole));
        while (open.Count > 0)
        {
            (WorkflowGraphNode node, CodeScope scope) = open.Pop();
            CodePlace place = Add(node, scope);
            Push(node.Nodes, new CodeScope(place, known.Of(place)));
        }

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

    private CodePlace Add(WorkflowGraphNode node, CodeScope scope)
    {
        bool hasOrder = scope.Statement?.Node.Type != CodePlace.Parallel;
        CodePlace place = new(node, scope, _all.Count)
        {
            Previous = hasOrder && _previous.TryGetValue(scope, out CodePlace? before) ? before : null,
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

/// <summary>Numbers of what surrounds lists of statements: the types and parts of all statements around them. Names,
/// conditions, and kinds don't count, because they can change.</summary>
internal sealed class ScopeShapes
{
    public const int Whole = 0;
    public const int Functions = 1;

    private readonly Dictionary<(int Around, string? Type, string? Part, string? Name), int> _known = [];

    /// <summary>The shape of what a statement contains.</summary>
    public int Of(CodePlace statement)
    {
        WorkflowGraphNode node = statement.Node;
        string? name = node.Type == CodePlace.Definition ? node.Name : null;
        (int, string?, string?, string?) key = (statement.Scope.Shape, node.Type, node.Part, name);
        if (!_known.TryGetValue(key, out int shape))
        {
            shape = _known.Count + 2;
            _known.Add(key, shape);
        }

        return shape;
    }
}
