using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Converts a hashtable to query parameters: a list becomes one parameter per item, null becomes
/// none.</summary>
internal static class QueryArgument
{
    public static IReadOnlyList<KeyValuePair<string, string>> Read(IDictionary? query) =>
    [
        .. (query ?? new Hashtable()).Cast<DictionaryEntry>().SelectMany(entry => Items(entry.Value)
            .Select(value => new KeyValuePair<string, string>($"{entry.Key}", Text(value)))),
    ];

    private static IEnumerable<object> Items(object? value) =>
        (LanguagePrimitives.GetEnumerable(value)?.Cast<object?>() ?? [value]).OfType<object>();

    private static string Text(object value) => BaseObject.Of(value) switch
    {
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        DateTimeOffset time => Text(time.UtcDateTime),
        object other => Convert.ToString(other, CultureInfo.InvariantCulture) ?? "",
    };
}
