using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>The properties of an object, or the entries of a dictionary. Their names ignore case.</summary>
internal sealed class InputMembers
{
    private readonly (string Name, Func<object?> Read)[] _members;

    private InputMembers(IEnumerable<(string Name, Func<object?> Read)> members)
    {
        _members = [.. members];
    }

    public IEnumerable<string> Names => _members.Select(member => member.Name);

    public static InputMembers Of(PSObject input) => new(input.BaseObject switch
    {
        // Their properties are not data: an Id among them would be the type's own.
        string => [],
        IDictionary dictionary => Entries(dictionary),
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs.Select(pair => Member(pair.Key, pair.Value)),
        _ => input.Properties.Where(property => property.IsGettable)
            .Select(property => (property.Name, (Func<object?>)(() => property.Value))),
    });

    public bool Has(string name) => _members.Any(member => Is(member.Name, name));

    /// <summary>The values of all members that have one of these names, without the wrapping of the engine.</summary>
    /// <exception cref="GetValueException">A property cannot be read.</exception>
    public object?[] Values(params string[] names) =>
        [.. _members.Where(member => names.Any(name => Is(member.Name, name))).Select(member => Unwrap(member.Read()))];

    /// <summary>The value of a member; null where there is none. Of several that differ in case, the first counts.</summary>
    public object? Value(string name) => Values(name).FirstOrDefault();

    /// <summary>A value without the engine's wrapping, unless it is that which holds its properties.</summary>
    public static object? Unwrap(object? value) => value switch
    {
        PSObject { BaseObject: PSCustomObject } => value,
        PSObject wrapped => wrapped.BaseObject,
        _ => value,
    };

    private static IEnumerable<(string Name, Func<object?> Read)> Entries(IDictionary dictionary)
    {
        foreach (DictionaryEntry entry in dictionary)
        {
            yield return Member(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "", entry.Value);
        }
    }

    private static (string Name, Func<object?> Read) Member(string name, object? value) => (name, () => value);

    private static bool Is(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}
