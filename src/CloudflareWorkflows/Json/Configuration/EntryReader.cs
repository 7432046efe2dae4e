using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Configuration;

/// <summary>Reads the values of one entry, and notes those that wrangler or the service would refuse.</summary>
/// <param name="entry">The entry, which is an object.</param>
/// <param name="field">Its place in the file, for messages.</param>
/// <param name="problems">The problems of the file.</param>
internal sealed class EntryReader(JsonElement entry, string field, ConfigurationProblems problems)
{
    private const int LongestShown = 40;

    public bool Has(string key) => entry.TryGetProperty(key, out _);

    /// <summary>Text; null if it is missing.</summary>
    public string? Text(string key, bool isRequired = true)
    {
        if (!entry.TryGetProperty(key, out JsonElement value))
        {
            if (isRequired)
            {
                problems.Error($"'{field}.{key}' is missing");
            }

            return null;
        }

        return value.ValueKind == JsonValueKind.String ? value.GetString() : Refuse<string>(key, "must be text", value);
    }

    /// <summary>A number from 1, inside an object; null if it is missing.</summary>
    public int? Count(string parent, string key)
    {
        if (!TryGetNested(parent, key, out JsonElement value))
        {
            return null;
        }

        long? number = WholeNumber(value, int.MaxValue);
        _ = number is null ? Refuse<string>($"{parent}.{key}", "must be a whole number of at least 1", value) : null;
        return (int?)number;
    }

    /// <summary>Milliseconds, or a phrase of the service.</summary>
    public Retention? RetentionOf(string parent, string key)
    {
        if (!TryGetNested(parent, key, out JsonElement value))
        {
            return null;
        }

        Retention? retention = value.ValueKind == JsonValueKind.String
            ? Retention.OfPhrase(value.GetString()!)
            : WholeNumber(value, (long)TimeSpan.MaxValue.TotalMilliseconds - 1) is long milliseconds
                ? Retention.OfKnown(TimeSpan.FromMilliseconds(milliseconds))
                : null;
        return retention ?? Refuse<Retention>(
            $"{parent}.{key}", "must be a number of milliseconds, or text such as '7 days'", value);
    }

    /// <summary>Text, or a list of text.</summary>
    public string[] Texts(string key)
    {
        if (!entry.TryGetProperty(key, out JsonElement value))
        {
            return [];
        }

        JsonElement[] items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        return items.Length > 0 && items.All(item => item.ValueKind == JsonValueKind.String && item.GetString()!.Length > 0)
            ? [.. items.Select(item => item.GetString()!)]
            : Refuse<string[]>(key, "must be text, or a list of text, and can't be empty", value) ?? [];
    }

    /// <summary>One of several words; null if it is missing.</summary>
    public string? Word(string key, params string[] words)
    {
        string? text = Text(key, isRequired: false);
        return text is null || words.Contains(text, StringComparer.Ordinal)
            ? text
            : Refuse<string>(key, $"must be one of {string.Join(", ", words)}", entry.GetProperty(key));
    }

    public void Check(string key, string? breach)
    {
        if (breach is not null)
        {
            _ = Refuse<string>(key, $"isn't valid: {breach}", entry.GetProperty(key));
        }
    }

    public void WarnOfOthers(params string[] known) => WarnOfOthers(entry, field, known);

    private T? Refuse<T>(string key, string rule, JsonElement value)
        where T : class
    {
        string raw = value.GetRawText();
        string shown = raw.Length <= LongestShown ? raw : raw[..LongestShown] + "...";
        problems.Error($"'{field}.{key}' {rule}, but it is {shown}");
        return null;
    }

    private bool TryGetNested(string parent, string key, out JsonElement value)
    {
        value = default;
        return entry.TryGetProperty(parent, out JsonElement nested)
            && nested.ValueKind == JsonValueKind.Object
            && nested.TryGetProperty(key, out value);
    }

    /// <summary>Notes if a value that contains others isn't an object.</summary>
    public void CheckObject(string key, params string[] known)
    {
        if (!entry.TryGetProperty(key, out JsonElement value))
        {
            return;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            WarnOfOthers(value, $"{field}.{key}", known);
        }
        else
        {
            _ = Refuse<string>(key, "must be an object", value);
        }
    }

    private void WarnOfOthers(JsonElement parent, string place, string[] known)
    {
        IEnumerable<string> others = parent.EnumerateObject().Select(property => property.Name).Except(known);
        string names = string.Join(", ", others.Select(name => $"'{name}'"));
        if (names.Length > 0)
        {
            problems.Warning($"'{place}' has fields that aren't known: {names}.");
        }
    }

    /// <summary>A number without a fraction, from 1. 5.0 is one too.</summary>
    private static long? WholeNumber(JsonElement value, long largest) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double number)
            && number >= 1 && number <= largest && number == Math.Floor(number)
            ? (long)number
            : null;
}
