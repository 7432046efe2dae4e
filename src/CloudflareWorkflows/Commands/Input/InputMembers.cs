using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>The properties of an object, or the entries of a dictionary. Names are case-insensitive.</summary>
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
        // The properties of a string are not data.
        string => [],
        IDictionary dictionary => Entries(dictionary),
        IEnumerable<KeyValuePair<string, object?>> pairs => pairs.Select(pair => Member(pair.Key, pair.Value)),
        _ => input.Properties.Where(property => property.IsGettable)
            .Select(property => (property.Name, (Func<object?>)(() => property.Value))),
    });

    public bool Has(string name) => _members.Any(member => Is(member.Name, name));

    /// <summary>Returns the values of all members with one of these names, without PowerShell's wrapper.</summary>
    /// <exception cref="GetValueException">A property cannot be read.</exception>
    public object?[] Values(params string[] names) =>
        [.. _members.Where(member => names.Any(name => Is(member.Name, name))).Select(member => BaseObject.OrCustomObject(member.Read()))];

    /// <summary>Returns the value of a member; null if there is none. Of several names that differ by case, the first
    /// counts.</summary>
    public object? Value(string name) => Values(name).FirstOrDefault();

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
