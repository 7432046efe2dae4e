using System;

namespace CloudflareWorkflows.HelpGenerator.Metadata;

/// <summary>The name of a type as PowerShell users write it: <c>String[]</c>, and <c>Int32</c> also for
/// <c>int?</c>.</summary>
internal sealed record TypeName(string Short, string Full)
{
    internal bool IsSwitch => Full == "System.Management.Automation.SwitchParameter";

    internal bool IsArray => Short.EndsWith("[]", StringComparison.Ordinal);

    internal static TypeName Of(Type type)
    {
        if (type.IsArray)
        {
            TypeName element = Of(type.GetElementType()!);
            return new TypeName($"{element.Short}[]", $"{element.Full}[]");
        }

        Type[] arguments = type.GetGenericArguments();
        if (arguments.Length == 0)
        {
            return new TypeName(type.Name, type.FullName ?? type.Name);
        }

        return type.Name == "Nullable`1"
            ? Of(arguments[0])
            : new TypeName(type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)], type.ToString());
    }
}
