using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>Creates the conditions of a filter, from the suffix of a field and the given value.</summary>
internal static class EventCondition
{
    /// <summary>The suffixes of the fields; without one, values must be equal.</summary>
    public static IReadOnlyList<string> Suffixes { get; } =
        ["", "_neq", "_gt", "_geq", "_lt", "_leq", "_in", "_notin", "_like", "_notlike"];

    public static Dimension.Reader<bool> Of(Dimension dimension, string suffix, object value)
    {
        if (dimension.Text is { } text)
        {
            Func<string, bool> test = suffix switch
            {
                "_in" or "_notin" => In(((IEnumerable<object>)value).Cast<string>(), suffix == "_in"),
                "_like" or "_notlike" => Like((string)value, suffix == "_like"),
                _ => Comparing(suffix, (string)value, string.CompareOrdinal),
            };
            return (in one) => test(text(one));
        }

        Dimension.Reader<long> number = dimension.Number!;
        Func<long, bool> check = suffix switch
        {
            "_in" or "_notin" => In(((IEnumerable<object>)value).Select(Number), suffix == "_in"),
            "_like" or "_notlike" => throw AnalyticsRefusal.Malformed($"error parsing args: {dimension.Name}{suffix}"),
            _ => Comparing(suffix, Number(value), (left, right) => left.CompareTo(right)),
        };
        return (in one) => check(number(one));
    }

    private static long Number(object value) => value is DateTimeOffset time ? time.UtcTicks : (long)value;

    private static Func<T, bool> Comparing<T>(string suffix, T value, Comparison<T> compare) => suffix switch
    {
        "_neq" => one => compare(one, value) != 0,
        "_gt" => one => compare(one, value) > 0,
        "_geq" => one => compare(one, value) >= 0,
        "_lt" => one => compare(one, value) < 0,
        "_leq" => one => compare(one, value) <= 0,
        _ => one => compare(one, value) == 0,
    };

    private static Func<T, bool> In<T>(IEnumerable<T> values, bool expected)
    {
        HashSet<T> set = [.. values];
        return one => set.Contains(one) == expected;
    }

    // The wildcard is that of SQL.
    private static Func<string, bool> Like(string value, bool expected)
    {
        string pattern = Regex.Escape(value).Replace("%", ".*", StringComparison.Ordinal);
        Regex expression = new($"^{pattern}$", RegexOptions.Singleline);
        return one => expression.IsMatch(one) == expected;
    }
}
