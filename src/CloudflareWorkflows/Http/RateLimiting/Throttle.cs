using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>The reason and the duration of a delay.</summary>
/// <param name="Reason">The limit that delays the request.</param>
/// <param name="RetryAfter">When to check again; null until another request is released.</param>
/// <param name="EndsOn">When the reason ends by itself.</param>
/// <param name="Partition">The partition whose creations are delayed; null for all requests.</param>
internal readonly record struct Throttle(
    ThrottleReason Reason, TimeSpan? RetryAfter, DateTimeOffset EndsOn, string? Partition = null)
{
    /// <summary>The request is not delayed.</summary>
    public static Throttle None => default;

    public bool IsNone => Reason == ThrottleReason.None;

    /// <summary>Whether the service is known to reject requests. The user may then prefer an error to a long
    /// wait.</summary>
    public bool IsRefusal => Reason is ThrottleReason.Blocked or ThrottleReason.QuotaUsed;

    /// <summary>Whether this delays another request too.</summary>
    public bool HoldsBack(AcquireRequest request) => Partition is null || Partition == request.Creates?.Partition;

    /// <summary>A delay until a time.</summary>
    public static Throttle Until(
        ThrottleReason reason, DateTimeOffset end, DateTimeOffset now, string? partition = null) =>
        end > now ? new(reason, end - now, end, partition) : None;

    /// <summary>A delay until another request is released.</summary>
    public static Throttle UntilRelease(ThrottleReason reason, string? partition = null) =>
        new(reason, null, default, partition);

    /// <summary>The error for a request that is not sent because the service is known to reject it.</summary>
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
