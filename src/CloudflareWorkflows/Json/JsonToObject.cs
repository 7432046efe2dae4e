using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using System.Text.Json;
using System.Threading;

namespace CloudflareWorkflows.Json;

/// <summary>Any JSON as PowerShell would hold it. Text stays text: a date in it is for the reader to convert. The work
/// grows with the length of the JSON alone, whatever it holds.</summary>
internal static class JsonToObject
{
    /// <summary>How many digits a whole number may have to become a number, as in PowerShell's own ConvertFrom-Json:
    /// the time to read one grows with their square.</summary>
    private const int MaximumDigits = 1000;

    /// <summary>Names that PowerShell's objects have a use of their own for.</summary>
    private static readonly HashSet<string> s_reserved = new(
        ["", "psobject", "psbase", "psadapted", "psextended", "pstypenames"], StringComparer.OrdinalIgnoreCase);

    private static readonly char[] s_fractionCharacters = ['.', 'e', 'E'];

    public static object? Convert(JsonElement value, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => Number(value),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Array => Items(value, cancellationToken),
            JsonValueKind.Object => Convert([.. value.EnumerateObject()], cancellationToken),
            _ => null,
        };
    }

    /// <summary>The object that has these properties.</summary>
    public static object Convert(IReadOnlyList<JsonProperty> properties, CancellationToken cancellationToken)
    {
        string[] names = [.. properties.Select(property => property.Name)];

        // PowerShell's objects can hold neither such a name nor two that differ by case alone. This is decided before any
        // value is converted, so that each is converted once.
        HashSet<string> distinct = new(names, StringComparer.OrdinalIgnoreCase);
        if (distinct.Count < names.Length || distinct.Overlaps(s_reserved))
        {
            return CaseSensitive(names, properties, cancellationToken);
        }

        PSObject result = new();
        PSMemberInfoCollection<PSPropertyInfo> members = result.Properties;
        for (int index = 0; index < names.Length; index++)
        {
            members.Add(new PSNoteProperty(names[index], Convert(properties[index].Value, cancellationToken)), true);
        }

        return result;
    }

    private static object?[] Items(JsonElement array, CancellationToken cancellationToken)
    {
        object?[] items = new object?[array.GetArrayLength()];
        int index = 0;
        foreach (JsonElement item in array.EnumerateArray())
        {
            items[index++] = Convert(item, cancellationToken);
        }

        return items;
    }

    /// <summary>A whole number, or one with a fraction; what .NET has no number for stays its text.</summary>
    private static object Number(JsonElement value)
    {
        if (value.TryGetInt64(out long whole))
        {
            return whole;
        }

        string text = value.GetRawText();
        if (text.IndexOfAny(s_fractionCharacters) >= 0)
        {
            return value.TryGetDouble(out double number) && !double.IsInfinity(number) ? number : text;
        }

        return text.TrimStart('-').Length <= MaximumDigits ? BigInteger.Parse(text, CultureInfo.InvariantCulture) : text;
    }

    /// <summary>Of several members with one name the last counts, in the place of the first.</summary>
    private static OrderedDictionary CaseSensitive(
        string[] names, IReadOnlyList<JsonProperty> properties, CancellationToken cancellationToken)
    {
        Dictionary<string, int> last = new(StringComparer.Ordinal);
        for (int index = 0; index < names.Length; index++)
        {
            last[names[index]] = index;
        }

        // A dictionary of this kind looks for the place of a name that is there already.
        OrderedDictionary result = new(last.Count, StringComparer.Ordinal);
        foreach (string name in names.Distinct(StringComparer.Ordinal))
        {
            result.Add(name, Convert(properties[last[name]].Value, cancellationToken));
        }

        return result;
    }
}
