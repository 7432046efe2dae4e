using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>What holds a request back, and for how long.</summary>
/// <param name="Reason">The limit that holds it back.</param>
/// <param name="RetryAfter">When to check again; null until another request is released.</param>
/// <param name="EndsOn">When the reason ends by itself.</param>
/// <param name="Partition">The only requests that are held back: those that create in this partition; null for all.</param>
internal readonly record struct Throttle(
    ThrottleReason Reason, TimeSpan? RetryAfter, DateTimeOffset EndsOn, string? Partition = null)
{
    /// <summary>Nothing holds the request back.</summary>
    public static Throttle None => default;

    public bool IsNone => Reason == ThrottleReason.None;

    /// <summary>Whether the service is known to refuse. The user may then prefer an error to a long wait.</summary>
    public bool IsRefusal => Reason is ThrottleReason.Blocked or ThrottleReason.QuotaUsed;

    /// <summary>Whether this holds back another request too.</summary>
    public bool HoldsBack(AcquireRequest request) => Partition is null || Partition == request.Creates?.Partition;

    /// <summary>Held back until a time.</summary>
    public static Throttle Until(
        ThrottleReason reason, DateTimeOffset end, DateTimeOffset now, string? partition = null) =>
        end > now ? new(reason, end - now, end, partition) : None;

    /// <summary>Held back until another request is released.</summary>
    public static Throttle UntilRelease(ThrottleReason reason, string? partition = null) =>
        new(reason, null, default, partition);

    /// <summary>The error for a request that is not sent because the service is known to refuse it.</summary>
    public CloudflareException ToException() =>
        new(CloudflareErrorKind.RateLimited, Reason == ThrottleReason.Blocked
            ? "the service rejects all requests of this credential until then. No request was sent."
            : "this credential has no requests left until then. One more request would block it for minutes. "
                + "No request was sent.")
        {
            RetryAfter = RetryAfter,
            RetryOn = EndsOn.LocalDateTime,
            NothingDone = true,
        };
}
