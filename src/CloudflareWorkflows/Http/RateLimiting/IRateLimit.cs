using System;

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
