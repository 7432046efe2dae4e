using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Reflection;

namespace CloudflareWorkflows.HelpGenerator.Metadata;

/// <summary>Reads attributes from metadata. They cannot be instantiated: the reference assembly that the module is
/// compiled against contains declarations only.</summary>
internal static class AttributeReading
{
    extension(MemberInfo member)
    {
        /// <summary>Returns PowerShell's attributes with a name.</summary>
        internal IEnumerable<CustomAttributeData> Attributes(string name) =>
            member.GetCustomAttributesData()
                .Where(data => data.AttributeType.FullName == $"System.Management.Automation.{name}Attribute");
    }

    extension(PropertyInfo property)
    {
        /// <summary>Returns the attribute with the documented type of a parameter; null if the declared type is the
        /// documented one.</summary>
        internal CustomAttributeData? DocumentedType => property.GetCustomAttributesData()
            .FirstOrDefault(data => data.AttributeType.Name == "DocumentedTypeAttribute");
    }

    extension(CustomAttributeData attribute)
    {
        /// <summary>Returns the value of a named argument; the default of its type if it is not set.</summary>
        internal T? Named<T>(string name) => attribute.NamedArguments
            .Where(argument => argument.MemberName == name)
            .Select(argument => (T?)argument.TypedValue.Value)
            .FirstOrDefault();

        /// <summary>Returns the items of a constructor's <c>params</c> array.</summary>
        internal IEnumerable<object> Items() => attribute.ConstructorArguments
            .Select(argument => argument.Value)
            .OfType<ReadOnlyCollection<CustomAttributeTypedArgument>>()
            .SelectMany(items => items)
            .Select(item => item.Value!);
    }
}
