using System;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>Times of the API: UTC, with milliseconds.</summary>
internal static class WireTime
{
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Truncates to milliseconds. Stored and sent times must be equal, otherwise a date range would miss an
    /// instance at its boundary.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
