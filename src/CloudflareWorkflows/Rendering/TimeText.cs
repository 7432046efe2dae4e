using System;
using System.ComponentModel;
using System.Globalization;

namespace CloudflareWorkflows.Rendering;

/// <summary>Formats times for table columns, with the same length in every culture. The objects keep full
/// precision.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TimeText
{
    /// <summary>To the minute: <c>2026-11-25 14:02</c>.</summary>
    public static string Of(DateTime? time) => Text(time, "yyyy-MM-dd HH:mm");

    /// <summary>To the second: <c>2026-11-25 14:02:31</c>.</summary>
    public static string OfSecond(DateTime? time) => Text(time, "yyyy-MM-dd HH:mm:ss");

    /// <summary>To the minute, without the year: <c>25 Nov 03:40</c>.</summary>
    public static string OfDay(DateTime? time) => Text(time, "dd MMM HH:mm");

    private static string Text(DateTime? time, string format) => time?.ToString(format, CultureInfo.InvariantCulture) ?? "";
}
