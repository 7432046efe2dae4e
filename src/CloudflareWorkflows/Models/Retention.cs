using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Models;

/// <summary>How long the service keeps an instance after it ends.</summary>
public sealed record Retention
{
    private static readonly Regex s_phrase =
        new(@"^[0-9]+\s+(second|minute|hour|day|week|month|year)s?\z", RegexOptions.CultureInvariant);

    private Retention(long? milliseconds, string? phrase)
    {
        Milliseconds = milliseconds;
        Phrase = phrase;
    }

    /// <summary>The time in milliseconds; null if the retention is a phrase.</summary>
    public long? Milliseconds { get; }

    /// <summary>The phrase of the service, for example <c>7 days</c>; null if the retention is a time.</summary>
    public string? Phrase { get; }

    /// <summary>The length; null for a phrase with months or years, because only the service knows how long they
    /// are.</summary>
    internal TimeSpan? Time => Phrase is null
        ? TimeSpan.FromMilliseconds(Milliseconds.GetValueOrDefault())
        : TimeOf(Phrase);

    /// <summary>Creates a retention from a time.</summary>
    public static Retention FromTimeSpan(TimeSpan time) => time >= TimeSpan.FromMilliseconds(1)
        ? new Retention((long)time.TotalMilliseconds, null)
        : throw new FormatException($"A retention must be at least one millisecond, but it is {time}.");

    /// <summary>Parses a phrase of the service (<c>7 days</c>) or a TimeSpan (<c>7.00:00:00</c>).</summary>
    public static Retention Parse(string text)
    {
        if (OfPhrase(text) is Retention phrase)
        {
            return phrase;
        }

        // "7" would be seven days as a TimeSpan, but seven milliseconds for the service.
        return text.Split(':').Length > 1
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time)
            ? FromTimeSpan(time)
            : throw new FormatException(
                $"'{text}' isn't a retention. Use a TimeSpan (7.00:00:00) or a phrase such as '7 days'.");
    }

    /// <summary>Creates a retention from a value of the service, without a check.</summary>
    internal static Retention? OfKnown(TimeSpan? time) =>
        time is TimeSpan known ? new Retention((long)known.TotalMilliseconds, null) : null;

    /// <summary>Creates a retention from a phrase of the service; null for any other text.</summary>
    internal static Retention? OfPhrase(string text) => s_phrase.IsMatch(text) ? new Retention(null, text) : null;

    /// <summary>Returns the phrase or the time.</summary>
    public override string ToString() =>
        Phrase ?? TimeSpan.FromMilliseconds(Milliseconds.GetValueOrDefault()).ToString();

    /// <summary>The length of a phrase of the service; null for months, years, and any other text.</summary>
    internal static TimeSpan? TimeOf(string text)
    {
        if (!s_phrase.IsMatch(text))
        {
            return null;
        }

        string[] phrase = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        TimeSpan? unit = phrase[1].TrimEnd('s') switch
        {
            "second" => TimeSpan.FromSeconds(1),
            "minute" => TimeSpan.FromMinutes(1),
            "hour" => TimeSpan.FromHours(1),
            "day" => TimeSpan.FromDays(1),
            "week" => TimeSpan.FromDays(7),
            _ => null,
        };
        return unit is TimeSpan one
            && decimal.TryParse(phrase[0], NumberStyles.None, CultureInfo.InvariantCulture, out decimal count)
            && count <= TimeSpan.MaxValue.Ticks / one.Ticks
            ? new TimeSpan((long)(count * one.Ticks))
            : null;
    }
}
