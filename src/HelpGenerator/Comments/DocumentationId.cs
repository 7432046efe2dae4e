using System;
using System.Reflection;

namespace CloudflareWorkflows.HelpGenerator.Comments;

/// <summary>The compiler's names for what a comment is about.</summary>
internal static class DocumentationId
{
    internal static string Of(Type type) => $"T:{Name(type)}";

    internal static string Of(PropertyInfo property) => $"P:{Name(property.DeclaringType!)}.{property.Name}";

    // Comments are on the generic definition, not on one of its constructions.
    private static string Name(Type type)
    {
        Type definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return (definition.FullName ?? definition.Name).Replace('+', '.');
    }
}
