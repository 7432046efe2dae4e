using System;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>A default retention as the service tells it: always in milliseconds, however it was set.</summary>
internal sealed record KnownRetentionWire(double? SuccessRetention, double? ErrorRetention)
{
    public TimeSpan? ToSuccess() => Time(SuccessRetention);

    public TimeSpan? ToError() => Time(ErrorRetention);

    private static TimeSpan? Time(double? milliseconds) =>
        milliseconds is double given ? TimeSpan.FromMilliseconds(given) : null;
}
