using System;
using System.Globalization;

namespace CloudflareWorkflows.Rendering.Html;

/// <summary>Formats the local times of a report. The headline has the offset from UTC at the time of the report. A time with
/// another offset, as before a change of the clocks, has its own.</summary>
/// <param name="madeOn">When the report was made, in UTC.</param>
internal sealed class LocalTimes(DateTime madeOn)
{
    private readonly string _usual = OffsetOf(madeOn.ToLocalTime());

    /// <summary>To the minute, without the year: <c>25 Nov 03:40</c>.</summary>
    public string OfDay(DateTime? time) => Text(time, TimeText.OfDay(time));

    /// <summary>To the minute: <c>25 Nov 2026 03:40</c>.</summary>
    public string OfMinute(DateTime time) => Text(time, DayOf(time));

    /// <summary>To the second: <c>25 Nov 2026 03:40:12</c>.</summary>
    public string OfSecond(DateTime? time) =>
        Text(time, time?.ToString("d MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) ?? "");

    /// <summary>A time with its offset from UTC.</summary>
    public static string WithOffset(DateTime time) => $"{DayOf(time)} ({OffsetOf(time)})";

    /// <summary>A range with its offset from UTC, or with both if the clocks were changed in it.</summary>
    public static string Range(DateTime from, DateTime until)
    {
        (string first, string last) = (WithOffset(from), WithOffset(until));
        return first == last ? first
            : OffsetOf(from) == OffsetOf(until) ? $"{DayOf(from)} to {last}"
            : $"{first} to {last}";
    }

    private string Text(DateTime? time, string text) =>
        time is DateTime local && OffsetOf(local) is string offset && offset != _usual ? $"{text} {offset}" : text;

    private static string DayOf(DateTime local) => local.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture);

    private static string OffsetOf(DateTime local)
    {
        TimeSpan offset = TimeZoneInfo.Local.GetUtcOffset(local);
        return string.Format(CultureInfo.InvariantCulture, "UTC{0}{1:hh\\:mm}", offset < TimeSpan.Zero ? "-" : "+", offset);
    }
}
