using System;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Linq;
using System.Management.Automation;
using System.Numerics;
using System.Globalization;
using System.Text.Json;

namespace CloudflareWorkflows.Json;

/// <summary>Any JSON as PowerShell would hold it. Text stays text: a date in it is for the reader to convert.</summary>
internal static class JsonToObject
{
    /// <summary>Names that PowerShell's objects have a use of their own for.</summary>
    private static readonly string[] s_reserved = ["psobject", "psbase", "psadapted", "psextended", "pstypenames"];

    public static object? Convert(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => CutText.Read(value),
        JsonValueKind.Number => Number(value),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => value.EnumerateArray().Select(Convert).ToArray(),
        JsonValueKind.Object => Convert([.. value.EnumerateObject()]),
        _ => null,
    };

    /// <summary>The object that has these properties.</summary>
    public static object Convert(IReadOnlyCollection<JsonProperty> properties)
    {
        PSObject result = new();
        foreach (JsonProperty property in properties)
        {
            // PowerShell's objects can hold neither an empty name nor two that differ by case alone.
            if (property.Name.Length == 0 || result.Properties[property.Name] is not null
                || s_reserved.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
            {
                return CaseSensitive(properties);
            }

            result.Properties.Add(new PSNoteProperty(property.Name, Convert(property.Value)));
        }

        return result;
    }

    private static object Number(JsonElement value)
    {
        if (value.TryGetInt64(out long whole))
        {
            return whole;
        }

        string text = value.GetRawText();
        if (BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger large))
        {
            return large;
        }

        return value.GetDouble();
    }

    private static OrderedDictionary CaseSensitive(IReadOnlyCollection<JsonProperty> properties)
    {
        OrderedDictionary result = new(StringComparer.Ordinal);
        foreach (JsonProperty property in properties)
        {
            result[property.Name] = Convert(property.Value);
        }

        return result;
    }
}
