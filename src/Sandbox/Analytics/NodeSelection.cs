using System;
using System.Collections.Generic;
using System.Linq;
using GraphQL;
using GraphQLParser.AST;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>The fields that a node asks for, as paths such as <c>sum_wallTime</c>, through fragments.</summary>
internal static class NodeSelection
{
    public static HashSet<string> Of(IResolveFieldContext context)
    {
        HashSet<string> paths = new(StringComparer.Ordinal);
        Add(paths, context.FieldAst.SelectionSet, "", context.Document);
        return paths;
    }

    private static void Add(HashSet<string> paths, GraphQLSelectionSet? set, string prefix, GraphQLDocument document)
    {
        foreach (ASTNode selection in set?.Selections ?? [])
        {
            switch (selection)
            {
                case GraphQLField { SelectionSet: { } inner } field:
                    Add(paths, inner, $"{prefix}{field.Name.Value}_", document);
                    break;
                case GraphQLField field when !field.Name.Value.Span.StartsWith("__"):
                    _ = paths.Add($"{prefix}{field.Name.Value}");
                    break;
                case GraphQLInlineFragment fragment:
                    Add(paths, fragment.SelectionSet, prefix, document);
                    break;
                case GraphQLFragmentSpread spread:
                    GraphQLFragmentDefinition definition = document.Definitions.OfType<GraphQLFragmentDefinition>()
                        .First(one => one.FragmentName.Name == spread.FragmentName.Name);
                    Add(paths, definition.SelectionSet, prefix, document);
                    break;
            }
        }
    }
}
