using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;
using GraphQL.Execution;
using GraphQLParser.AST;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>Parses queries. Clients also give variables the usual names of types, and the service takes them.</summary>
internal sealed class AnalyticsDocumentBuilder : IDocumentBuilder
{
    private static readonly FrozenDictionary<string, string> s_names = new Dictionary<string, string>
    {
        ["String"] = "string",
        ["DateTime"] = "Time",
        ["Int"] = "uint64",
    }.ToFrozenDictionary();

    private readonly GraphQLDocumentBuilder _builder = new();

    public GraphQLDocument Build(string body)
    {
        GraphQLDocument document = _builder.Build(body);
        foreach (GraphQLVariableDefinition variable in document.Definitions.OfType<GraphQLOperationDefinition>()
            .SelectMany(operation => operation.Variables?.Items ?? []))
        {
            Rename(variable.Type);
        }

        return document;
    }

    private static void Rename(GraphQLType type)
    {
        switch (type)
        {
            case GraphQLNonNullType needed:
                Rename(needed.Type);
                break;
            case GraphQLListType list:
                Rename(list.Type);
                break;
            case GraphQLNamedType named when s_names.TryGetValue(named.Name.StringValue, out string? name):
                named.Name = new GraphQLName(name);
                break;
        }
    }
}
