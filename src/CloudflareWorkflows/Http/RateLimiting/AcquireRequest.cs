using System;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>One attempt at a request that asks to leave.</summary>
/// <param name="IsBulk">Whether it is one of many; if not, a person waits for it.</param>
/// <param name="Creates">What it creates; null if nothing.</param>
/// <param name="OnThrottled">Called, at a time, with what holds the request back.</param>
/// <param name="MaximumWait">How long the user waits for a service that refuses; null for the default.</param>
internal readonly record struct AcquireRequest(
    bool IsBulk, CreationCost? Creates, Action<Throttle, DateTimeOffset> OnThrottled, TimeSpan? MaximumWait)
{
    /// <summary>A person prefers an error to a long silence.</summary>
    public static TimeSpan InteractivePatience { get; } = TimeSpan.FromSeconds(60);

    /// <summary>The service blocks for 300 s. Half of a large job is worse than five minutes lost.</summary>
    public static TimeSpan BulkPatience { get; } = TimeSpan.FromSeconds(330);

    public TimeSpan Patience => MaximumWait ?? (IsBulk ? BulkPatience : InteractivePatience);
}
