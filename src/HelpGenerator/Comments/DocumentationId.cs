using System;
using System.Reflection;

namespace CloudflareWorkflows.HelpGenerator.Comments;

/// <summary>The documentation ids of types and members.</summary>
internal static class DocumentationId
{
    internal static string Of(Type type) => $"T:{Name(type)}";

    internal static string Of(PropertyInfo property) => $"P:{Name(property.DeclaringType!)}.{property.Name}";

    // Comments belong to the generic definition, not to a constructed type.
    private static string Name(Type type)
    {
        Type definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return (definition.FullName ?? definition.Name).Replace('+', '.');
    }
}
