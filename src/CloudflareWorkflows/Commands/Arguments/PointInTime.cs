using System;
using System.Globalization;
using System.Text.RegularExpressions;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Commands.Arguments;

/// <summary>Parses a point in time independently of culture and time zone settings.</summary>
/// <param name="now">The time that relative values count back from.</param>
/// <param name="zone">The time zone of values without an offset.</param>
internal sealed class PointInTime(DateTimeOffset now, TimeZoneInfo zone)
{
    private const string SupportedFormats = "Use a DateTime or a DateTimeOffset, ISO 8601 text such as 2026-11-20 or 2026-11-20T08:30:00Z, "
        + "a TimeSpan, or an age such as 90m, 24h, or 7d.";

    private static readonly Regex s_span = new(@"^([0-9]{1,9})([mhd])\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    private static readonly string[] s_formats =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Parses a value.</summary>
    /// <exception cref="FormatException">The value isn't a point in time.</exception>
    public DateTimeOffset Read(object value)
    {
        object bare = BaseObject.Of(value);

        // Some calendars cannot format some dates.
        string text = bare is DateTime or DateTimeOffset ? "" : value.ToString() ?? "";
        return bare switch
        {
            DateTimeOffset time => time,
            DateTime time => At(time),
            TimeSpan span when span >= TimeSpan.Zero => Before(span),
            string or decimal when SpanOf(value) is TimeSpan age => Before(age),
            string when TryParse(text, out DateTimeOffset time) => time,
            _ => throw new FormatException($"'{text}' isn't a point in time. {SupportedFormats}"),
        };
    }

    /// <summary>Parses text such as 90m, 24h, or 7d; null for anything else.</summary>
    // PowerShell parses 7d as a number; only the wrapped object keeps the typed text.
    public static TimeSpan? SpanOf(object value) =>
        BaseObject.Of(value) is string or decimal && s_span.Match(value.ToString() ?? "") is { Success: true } match ? Span(match) : null;

    private static TimeSpan Span(Match match)
    {
        int count = int.Parse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture);
        TimeSpan unit = match.Groups[2].Value.ToUpperInvariant() switch
        {
            "M" => TimeSpan.FromMinutes(1),
            "H" => TimeSpan.FromHours(1),
            _ => TimeSpan.FromDays(1),
        };

        // A span beyond the range of TimeSpan counts as the beginning of time.
        return count > TimeSpan.MaxValue.Ticks / unit.Ticks ? TimeSpan.MaxValue : new TimeSpan(count * unit.Ticks);
    }

    private bool TryParse(string text, out DateTimeOffset time)
    {
        bool isTime = DateTime.TryParseExact(
            text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime local);
        if (!isTime || local.Kind == DateTimeKind.Unspecified)
        {
            time = isTime ? At(local) : default;
            return isTime;
        }

        return DateTimeOffset.TryParseExact(text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    /// <summary>The first and last dates are valid in every time zone, although adding the offset would exceed the
    /// range.</summary>
    private DateTimeOffset At(DateTime time)
    {
        TimeSpan offset = time.Kind == DateTimeKind.Utc ? TimeSpan.Zero : zone.GetUtcOffset(time);
        return time.Ticks - offset.Ticks < DateTimeOffset.MinValue.Ticks ? DateTimeOffset.MinValue
            : time.Ticks - offset.Ticks > DateTimeOffset.MaxValue.Ticks ? DateTimeOffset.MaxValue
            : new DateTimeOffset(time.Ticks, offset);
    }

    private DateTimeOffset Before(TimeSpan span) =>
        span.Ticks > now.UtcTicks ? DateTimeOffset.MinValue : now - span;
}
