using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using CloudflareWorkflows.HelpGenerator.Comments;

namespace CloudflareWorkflows.HelpGenerator.Metadata;

/// <summary>Reads the parameters that a class declares or inherits.</summary>
internal static class ParameterReader
{
    private const BindingFlags OwnPublicInstance =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Instance;

    internal static IEnumerable<Parameter> Read(Type type, CommentFile comments) =>
        Hierarchy(type)
            .SelectMany(owner => owner.GetProperties(OwnPublicInstance))
            .DistinctBy(property => property.Name)
            .Where(property => IsShown(property))
            .Select(property => Read(property, comments));

    // From the class to its base classes: an override comes before the overridden member.
    private static IEnumerable<Type> Hierarchy(Type type)
    {
        for (Type? current = type; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }

    private static bool IsShown(PropertyInfo property)
    {
        List<CustomAttributeData> attributes = [.. property.Attributes("Parameter")];
        return attributes.Count > 0 && !attributes.Exists(attribute => attribute.Named<bool>("DontShow"));
    }

    private static Parameter Read(PropertyInfo property, CommentFile comments)
    {
        string id = DocumentationId.Of(property);
        CustomAttributeData? documented = property.DocumentedType;
        return new Parameter(
            property.Name,
            id,
            TypeName.Of((Type?)documented?.ConstructorArguments[0].Value ?? property.PropertyType),
            [.. property.Attributes("Parameter").Select(ReadBinding).Select(binding =>
                binding with { Mandatory = binding.Mandatory || documented?.Named<bool>("IsRequired") == true })],
            [.. property.Attributes("Alias").SelectMany(attribute => attribute.Items()).Cast<string>()],
            [.. ValidValues(property)],
            property.Attributes("SupportsWildcards").Any(),
            comments.Find(id));
    }

    private static ParameterBinding ReadBinding(CustomAttributeData attribute)
    {
        // The attribute's default is int.MinValue, which means "by name only".
        int? position = attribute.NamedArguments.Any(argument => argument.MemberName == "Position")
            ? attribute.Named<int>("Position")
            : null;
        return new ParameterBinding(
            attribute.Named<string>("ParameterSetName") ?? ParameterBinding.AllSets,
            attribute.Named<bool>("Mandatory"),
            position,
            attribute.Named<bool>("ValueFromPipeline"),
            attribute.Named<bool>("ValueFromPipelineByPropertyName"));
    }

    private static IEnumerable<string> ValidValues(PropertyInfo property)
    {
        Type type = property.PropertyType.IsArray ? property.PropertyType.GetElementType()! : property.PropertyType;
        return type.IsEnum
            ? type.GetEnumNames()
            : property.Attributes("ValidateSet").SelectMany(attribute => attribute.Items()).Cast<string>();
    }
}
