using System;
using System.Globalization;

namespace CloudflareWorkflows.Models;

/// <summary>Times in the settings of steps: milliseconds, or a phrase such as <c>10 seconds</c>.</summary>
internal static class StepTime
{
    /// <summary>Of years that a TimeSpan can have.</summary>
    private const int LongestCount = 29_000;

    /// <summary>Returns null for months, years, and anything else whose length isn't certain.</summary>
    public static TimeSpan? Of(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long milliseconds)
            ? milliseconds <= TimeSpan.MaxValue.TotalMilliseconds - 1 ? new TimeSpan(milliseconds * TimeSpan.TicksPerMillisecond) : null
            : Retention.TimeOf(text ?? "");

    /// <summary>The shortest time that a text can mean: a month has at least 28 days, and a year 365.</summary>
    public static TimeSpan? AtLeast(string? text)
    {
        if (Of(text) is TimeSpan known)
        {
            return known;
        }

        string[] phrase = (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return phrase.Length == 2 && int.TryParse(phrase[0], NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count < LongestCount && (phrase[1].TrimEnd('s') switch { "month" => 28, "year" => 365, _ => 0 }) is > 0 and int days
                ? TimeSpan.FromDays((double)count * days)
                : null;
    }
}
