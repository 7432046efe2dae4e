using System;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>One limit of the service. <see cref="RequestScheduler"/> asks every limit before a request leaves, and tells
/// every limit what comes of it. Not thread-safe: the scheduler calls it under its lock.</summary>
internal interface IRateLimit
{
    /// <summary>Checks whether this limit holds a request back now.</summary>
    Throttle Check(AcquireRequest request, DateTimeOffset now);

    /// <summary>Counts a request that leaves.</summary>
    void Acquire(RateLimitLease lease, DateTimeOffset now);

    /// <summary>Learns from the headers of the response. The request still counts as under way.</summary>
    void Observe(RateLimitLease lease, ResponseFacts facts, DateTimeOffset now);

    /// <summary>Ends the count of a request. Its response has been read, or none came.</summary>
    void Release(RateLimitLease lease, DateTimeOffset now);
}
