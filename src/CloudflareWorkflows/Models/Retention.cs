using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace CloudflareWorkflows.Models;

/// <summary>How long the service keeps an instance after its end.</summary>
public sealed record Retention
{
    private static readonly Regex s_phrase =
        new(@"^[0-9]+\s+(second|minute|hour|day|week|month|year)s?\z", RegexOptions.CultureInvariant);

    private Retention(long? milliseconds, string? phrase)
    {
        Milliseconds = milliseconds;
        Phrase = phrase;
    }

    /// <summary>The time in milliseconds; null if it was given as a phrase.</summary>
    public long? Milliseconds { get; }

    /// <summary>The service's own phrase, for example <c>7 days</c>; null if a time was given.</summary>
    public string? Phrase { get; }

    /// <summary>How long that is; null for a phrase of months or years, whose length the service alone knows.</summary>
    internal TimeSpan? Time => Phrase is null
        ? TimeSpan.FromMilliseconds(Milliseconds.GetValueOrDefault())
        : TimeOf(Phrase);

    /// <summary>Makes a retention of a time.</summary>
    public static Retention FromTimeSpan(TimeSpan time) => time >= TimeSpan.FromMilliseconds(1)
        ? new Retention((long)time.TotalMilliseconds, null)
        : throw new FormatException($"A retention must be a millisecond at least; it was {time}.");

    /// <summary>Reads a phrase of the service's (<c>7 days</c>) or a TimeSpan (<c>7.00:00:00</c>).</summary>
    public static Retention Parse(string text)
    {
        if (s_phrase.IsMatch(text))
        {
            return new Retention(null, text);
        }

        // "7" alone would be seven days as a TimeSpan, and seven milliseconds to the service.
        return text.Split(':').Length > 1
            && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out TimeSpan time)
            ? FromTimeSpan(time)
            : throw new FormatException(
                $"'{text}' is not a retention: give a TimeSpan (7.00:00:00) or a phrase such as '7 days'.");
    }

    /// <summary>Takes over what the service told, which need not be what it would be told.</summary>
    internal static Retention? OfKnown(TimeSpan? time) =>
        time is TimeSpan known ? new Retention((long)known.TotalMilliseconds, null) : null;

    /// <summary>The phrase or the time.</summary>
    public override string ToString() =>
        Phrase ?? TimeSpan.FromMilliseconds(Milliseconds.GetValueOrDefault()).ToString();

    /// <summary>How long a phrase of the service's is; null for months or years, and for other text.</summary>
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
