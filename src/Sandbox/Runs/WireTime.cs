using System;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>The service's instants: UTC, to the millisecond.</summary>
internal static class WireTime
{
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>What is stored must equal what is sent, or a date range would miss the instance at its edge.</summary>
    public static DateTimeOffset Truncate(DateTimeOffset instant) =>
        new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
