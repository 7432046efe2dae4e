using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;

namespace CloudflareWorkflows.Json;

/// <summary>The parts of a value that came from JSON, with their places.</summary>
internal static class JsonShape
{
    /// <summary>The path of the whole value.</summary>
    public const string Root = "$";

    /// <summary>The names and values of an object; null for anything else.</summary>
    public static List<(string Name, object? Value)>? Members(object? value) =>
        IsScalar(value) || ObjectMembers.Of(value!) is not IEnumerable<(object? Name, object? Value)> members
            ? null
            : [.. members.Select(member => ($"{member.Name}", Read(member.Value)))];

    /// <summary>The items of an array; null for anything else.</summary>
    public static object?[]? Items(object? value) =>
        IsScalar(value) || ArrayItems.Of(value!) is not System.Collections.IEnumerable items
            ? null
            : [.. items.Cast<object?>().Select(BaseObject.OrCustomObject)];

    /// <summary>The path of a member: <c>$.name</c>, or <c>$['a name']</c>.</summary>
    public static string Path(string parent, string name) => name.Length > 0 && name.All(IsWord) && !char.IsDigit(name[0])
        ? $"{parent}.{name}"
        : $"{parent}['{name.Replace("\\", "\\\\").Replace("'", "\\'")}']";

    /// <summary>The path of an item.</summary>
    public static string Path(string parent, int index) =>
        FormattableString.Invariant($"{parent}[{index}]");

    private static object? Read(object? value) =>
        BaseObject.OrCustomObject(value is PSPropertyInfo property ? property.Value : value);

    private static bool IsScalar(object? value) => value is null or string || value.GetType().IsValueType;

    private static bool IsWord(char one) => one is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
