using System;
using System.Net.Http;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>One limit of the service. <see cref="RequestScheduler"/> checks every limit before a request is sent, and
/// reports the result to every limit. Not thread-safe: the scheduler calls it under its lock.</summary>
internal interface IRateLimit
{
    /// <summary>Checks whether this limit delays a request now.</summary>
    Throttle Check(AcquireRequest request, DateTimeOffset now);

    /// <summary>Counts a request that leaves.</summary>
    void Acquire(RateLimitLease lease, DateTimeOffset now);

    /// <summary>Reads the headers of the response. The request still counts as under way.</summary>
    void Observe(RateLimitLease lease, ResponseFacts facts, DateTimeOffset now);

    /// <summary>Stops counting a request, after its response was read or the request failed.</summary>
    void Release(RateLimitLease lease, DateTimeOffset now);
}

/// <summary>A request for a lease, for one attempt.</summary>
/// <param name="IsBulk">Whether it is one of many. A person waits for any other request.</param>
/// <param name="Creates">What it creates; null if nothing.</param>
/// <param name="OnThrottled">Called with the reason and the end of a delay.</param>
/// <param name="MaximumWait">The maximum wait while the service rejects requests; null for the default.</param>
/// <param name="AnalyticsNodes">How many nodes of analytics it queries; 0 for any other request.</param>
internal readonly record struct AcquireRequest(
    bool IsBulk, CreationCost? Creates, Action<Throttle, DateTimeOffset> OnThrottled, TimeSpan? MaximumWait,
    int AnalyticsNodes = 0)
{
    /// <summary>A person prefers an error to a long wait.</summary>
    public static TimeSpan InteractivePatience { get; } = TimeSpan.FromSeconds(60);

    /// <summary>The service blocks for 300 s. For a large job, a wait of five minutes is better than an incomplete
    /// result.</summary>
    public static TimeSpan BulkPatience { get; } = TimeSpan.FromSeconds(330);

    /// <summary>What it is counted in besides requests; null for nothing.</summary>
    public string? Partition => AnalyticsNodes > 0 ? AnalyticsRateLimit.Partition : Creates?.Partition;

    public TimeSpan Patience => MaximumWait ?? (IsBulk ? BulkPatience : InteractivePatience);
}

/// <summary>The right to send one request. Dispose it when the response has been read.</summary>
/// <param name="request">The request for the lease.</param>
/// <param name="number">Larger than the number of every request that left before.</param>
internal abstract class RateLimitLease(AcquireRequest request, long number) : IDisposable
{
    public AcquireRequest Request => request;

    public long Number => number;

    /// <summary>Reads the rate limit headers of the response.</summary>
    public abstract void Observe(HttpResponseMessage response);

    public abstract void Dispose();
}

/// <summary>The reason and the duration of a delay.</summary>
/// <param name="Reason">The limit that delays the request.</param>
/// <param name="RetryAfter">When to check again; null until another request is released.</param>
/// <param name="EndsOn">When the reason ends by itself.</param>
/// <param name="Partition">The partition whose requests are delayed; null for all requests.</param>
internal readonly record struct Throttle(
    ThrottleReason Reason, TimeSpan? RetryAfter, DateTimeOffset EndsOn, string? Partition = null)
{
    /// <summary>The request is not delayed.</summary>
    public static Throttle None => default;

    public bool IsNone => Reason == ThrottleReason.None;

    /// <summary>Whether the service is known to reject requests. The user may then prefer an error to a long
    /// wait.</summary>
    public bool IsRefusal => Reason is ThrottleReason.Blocked or ThrottleReason.QuotaUsed or ThrottleReason.Analytics;

    /// <summary>Whether this delays another request too.</summary>
    public bool HoldsBack(AcquireRequest request) => Partition is null || Partition == request.Partition;

    /// <summary>A delay until a time.</summary>
    public static Throttle Until(
        ThrottleReason reason, DateTimeOffset end, DateTimeOffset now, string? partition = null) =>
        end > now ? new(reason, end - now, end, partition) : None;

    /// <summary>A delay until another request is released.</summary>
    public static Throttle UntilRelease(ThrottleReason reason, string? partition = null) =>
        new(reason, null, default, partition);

    /// <summary>The error for a request that is not sent because the service is known to reject it.</summary>
    public CloudflareException ToException() =>
        new(CloudflareErrorKind.RateLimited, Reason switch
        {
            ThrottleReason.Blocked => "the service rejects all requests of this credential until then. No request was sent.",
            ThrottleReason.Analytics => "this credential has no analytics queries left until then. No request was sent.",
            _ => "this credential has no requests left until then. One more request would block it for minutes. "
                + "No request was sent.",
        })
        {
            RetryAfter = RetryAfter,
            RetryOn = EndsOn.LocalDateTime,
            NothingDone = true,
        };
}

/// <summary>The reason of a delay.</summary>
internal enum ThrottleReason
{
    /// <summary>Nothing: the request may leave.</summary>
    None,

    /// <summary>The service rejects all requests until a given time.</summary>
    Blocked,

    /// <summary>The requests of the window are used up, except for a reserve.</summary>
    QuotaUsed,

    /// <summary>The remaining requests of the window are spread over its time.</summary>
    Paced,

    /// <summary>The quota is unknown, and other requests already probe.</summary>
    Probing,

    /// <summary>Enough requests are under way.</summary>
    Concurrency,

    /// <summary>Enough requests left within the last second.</summary>
    Rate,

    /// <summary>Enough instances of the workflow were created within the last second.</summary>
    Creations,

    /// <summary>The analytics queries of the last minutes are used up.</summary>
    Analytics,
}
