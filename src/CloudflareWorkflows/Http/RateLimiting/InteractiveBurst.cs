using System;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>Limits interactive requests while few requests are left (GCRA): 20 at once, then one per 7.5 s. A script
/// that sends single requests in a loop uses these up, and then waits like a bulk request.</summary>
internal sealed class InteractiveBurst
{
    private const int Burst = 20;

    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(7.5);
    private static readonly TimeSpan s_tolerance = TimeSpan.FromTicks(s_interval.Ticks * Burst);

    /// <summary>When the burst would be full again, less its length: GCRA's theoretical arrival time.</summary>
    private DateTimeOffset _arrival;

    /// <summary>Takes one request of the burst, if one is left.</summary>
    public bool TryTake(DateTimeOffset now)
    {
        DateTimeOffset arrival = _arrival < now - s_tolerance ? now - s_tolerance : _arrival;
        bool isLeft = arrival + s_interval <= now;
        _arrival = isLeft ? arrival + s_interval : arrival;
        return isLeft;
    }
}
