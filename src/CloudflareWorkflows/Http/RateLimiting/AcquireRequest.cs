using System;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>A request for a lease, for one attempt.</summary>
/// <param name="IsBulk">Whether it is one of many. A person waits for any other request.</param>
/// <param name="Creates">What it creates; null if nothing.</param>
/// <param name="OnThrottled">Called with the reason and the end of a delay.</param>
/// <param name="MaximumWait">The maximum wait while the service rejects requests; null for the default.</param>
internal readonly record struct AcquireRequest(
    bool IsBulk, CreationCost? Creates, Action<Throttle, DateTimeOffset> OnThrottled, TimeSpan? MaximumWait)
{
    /// <summary>A person prefers an error to a long wait.</summary>
    public static TimeSpan InteractivePatience { get; } = TimeSpan.FromSeconds(60);

    /// <summary>The service blocks for 300 s. For a large job, a wait of five minutes is better than an incomplete
    /// result.</summary>
    public static TimeSpan BulkPatience { get; } = TimeSpan.FromSeconds(330);

    public TimeSpan Patience => MaximumWait ?? (IsBulk ? BulkPatience : InteractivePatience);
}
