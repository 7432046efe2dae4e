using System;
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
            && TimeSpan.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out TimeSpan time)
            ? FromTimeSpan(time)
            : throw new FormatException(
                $"'{text}' is not a retention: give a TimeSpan (7.00:00:00) or a phrase such as '7 days'.");
    }

    /// <summary>The phrase or the time.</summary>
    public override string ToString() =>
        Phrase ?? TimeSpan.FromMilliseconds(Milliseconds.GetValueOrDefault()).ToString();
}
