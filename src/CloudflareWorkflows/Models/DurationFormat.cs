using System;
using System.Globalization;

namespace CloudflareWorkflows.Models;

/// <summary>Formats durations for people.</summary>
internal static class DurationFormat
{
    /// <summary>Returns the two largest units: <c>412ms</c>, <c>2.8s</c>, <c>3m 12s</c>, <c>1h 05m</c>, <c>2d 03h</c>.</summary>
    public static string Of(TimeSpan duration)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        return duration switch
        {
            { TotalSeconds: < 1 } time => string.Format(culture, "{0:0}ms", Math.Floor(time.TotalMilliseconds)),
            { TotalMinutes: < 1 } time => string.Format(culture, "{0:0.0}s", Math.Floor(time.TotalSeconds * 10) / 10),
            { TotalHours: < 1 } time => string.Format(culture, "{0}m {1:00}s", time.Minutes, time.Seconds),
            { TotalDays: < 1 } time => string.Format(culture, "{0}h {1:00}m", time.Hours, time.Minutes),
            TimeSpan time => string.Format(culture, "{0}d {1:00}h", time.Days, time.Hours),
        };
    }

    /// <summary>Returns a duration that a setting has, without a unit that is zero: <c>10s</c>, <c>1.5s</c>, <c>10m</c>,
    /// <c>1h 30m</c>, <c>3d</c>.</summary>
    public static string OfSetting(TimeSpan duration)
    {
        string text = Of(duration);
        return text.EndsWith(".0s", StringComparison.Ordinal) ? text[..^3] + "s" : WithoutZero(text);
    }

    /// <summary>Returns the length of a time range, to the minute, without a unit that is zero: <c>12h</c>, <c>7d</c>,
    /// <c>1h 30m</c>.</summary>
    public static string OfRange(TimeSpan range)
    {
        TimeSpan whole = TimeSpan.FromMinutes(Math.Round(range.TotalMinutes));
        return WithoutZero(Of(whole > TimeSpan.Zero ? whole : range));
    }

    private static string WithoutZero(string text)
    {
        int second = text.IndexOf(" 00", StringComparison.Ordinal);
        return second < 0 ? text : text[..second];
    }
}
