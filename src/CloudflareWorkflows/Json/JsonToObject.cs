using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Threading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json;

/// <summary>Converts JSON to PowerShell objects. Strings stay strings: the caller converts dates in them. The time is
/// linear in the length of the JSON.</summary>
internal static class JsonToObject
{
    /// <summary>The maximum number of digits of an integer, as in ConvertFrom-Json: the time to parse one grows with
    /// the square of its length.</summary>
    private const int MaximumDigits = 1000;

    /// <summary>Property names that PowerShell reserves.</summary>
    private static readonly HashSet<string> s_reserved = new(
        ["", "psobject", "psbase", "psadapted", "psextended", "pstypenames"], StringComparer.OrdinalIgnoreCase);

    private static readonly Func<byte[], object?> s_convert = json => Convert(RawJson.Parse(json)!.Value, CancellationToken.None);

    private static readonly char[] s_fractionCharacters = ['.', 'e', 'E'];

    /// <summary>Keeps a value as it is, and converts it when it is read; null for a value that is missing or
    /// null.</summary>
    public static ReportedJson? Report(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null
        ? null
        : Report(Encoding.UTF8.GetBytes(value.GetRawText()));

    /// <summary>Keeps JSON in UTF-8, and converts it when it is read.</summary>
    /// <param name="json">The JSON, which is well-formed and not null.</param>
    public static ReportedJson Report(byte[] json) => new(json, s_convert);

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

    /// <summary>Returns the object with these properties.</summary>
    public static object Convert(IReadOnlyList<JsonProperty> properties, CancellationToken cancellationToken)
    {
        string[] names = [.. properties.Select(property => property.Name)];

        // PSObject can have neither reserved names nor two names that differ only by case. This is checked before any
        // value is converted, so that each value is converted once.
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

    /// <summary>Returns an integer or a double; a number that .NET cannot represent stays text.</summary>
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

    /// <summary>Of several properties with the same name, the last value counts, at the position of the
    /// first.</summary>
    private static OrderedDictionary CaseSensitive(
        string[] names, IReadOnlyList<JsonProperty> properties, CancellationToken cancellationToken)
    {
        Dictionary<string, int> last = new(StringComparer.Ordinal);
        for (int index = 0; index < names.Length; index++)
        {
            last[names[index]] = index;
        }

        // The indexer of OrderedDictionary would search for an existing key each time.
        OrderedDictionary result = new(last.Count, StringComparer.Ordinal);
        foreach (string name in names.Distinct(StringComparer.Ordinal))
        {
            result.Add(name, Convert(properties[last[name]].Value, cancellationToken));
        }

        return result;
    }
}
