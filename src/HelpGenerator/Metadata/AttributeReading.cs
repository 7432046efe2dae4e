using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Reflection;

namespace CloudflareWorkflows.HelpGenerator.Metadata;

/// <summary>
/// Attributes as they lie in the metadata. They cannot be instantiated: the assembly that the module is compiled
/// against has no code, only declarations.
/// </summary>
internal static class AttributeReading
{
    extension(MemberInfo member)
    {
        /// <summary>The engine's attributes of this name.</summary>
        internal IEnumerable<CustomAttributeData> Attributes(string name) =>
            member.GetCustomAttributesData()
                .Where(data => data.AttributeType.FullName == $"System.Management.Automation.{name}Attribute");
    }

    extension(PropertyInfo property)
    {
        /// <summary>What the module says a parameter takes, where its own type does not tell; null elsewhere.</summary>
        internal CustomAttributeData? DocumentedType => property.GetCustomAttributesData()
            .FirstOrDefault(data => data.AttributeType.Name == "DocumentedTypeAttribute");
    }

    extension(CustomAttributeData attribute)
    {
        /// <summary>What was set by name; the type's default where it was not.</summary>
        internal T? Named<T>(string name) => attribute.NamedArguments
            .Where(argument => argument.MemberName == name)
            .Select(argument => (T?)argument.TypedValue.Value)
            .FirstOrDefault();

        /// <summary>The items of a constructor's <c>params</c> array.</summary>
        internal IEnumerable<object> Items() => attribute.ConstructorArguments
            .Select(argument => argument.Value)
            .OfType<ReadOnlyCollection<CustomAttributeTypedArgument>>()
            .SelectMany(items => items)
            .Select(item => item.Value!);
    }
}
