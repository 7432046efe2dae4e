using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Versions;

/// <summary>Numbers of what surrounds lists of statements: the types and parts of all statements around them. Names,
/// conditions, and kinds don't count, because they can change.</summary>
internal sealed class ScopeShapes
{
    public const int Whole = 0;
    public const int Functions = 1;

    private readonly Dictionary<(int Around, string? Type, string? Part, string? Name), int> _known = [];

    /// <summary>The shape of what a statement contains.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="oldName">The name in the reference of a function that has another one there.</param>
    public int Of(CodePlace statement, string? oldName)
    {
        WorkflowGraphNode node = statement.Node;
        string? name = node.Type == CodePlace.Definition ? oldName ?? node.Name : null;
        (int, string?, string?, string?) key = (statement.Scope.Shape, node.Type, node.Part, name);
        if (!_known.TryGetValue(key, out int shape))
        {
            shape = _known.Count + 2;
            _known.Add(key, shape);
        }

        return shape;
    }
}
