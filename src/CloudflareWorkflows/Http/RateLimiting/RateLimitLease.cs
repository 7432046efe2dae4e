using System;
using System.Net.Http;

namespace CloudflareWorkflows.Http.RateLimiting;

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
