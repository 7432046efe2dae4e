using System;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>Limits how many bulk requests are under way at once.</summary>
internal sealed class ConcurrencyLimit : IRateLimit
{
    /// <summary>The widest fan-out of a command.</summary>
    public const int PermitLimit = 16;

    /// <summary>How many bulk requests are under way.</summary>
    public int Bulk { get; private set; }

    public Throttle Check(AcquireRequest request, DateTimeOffset now) =>
        request.IsBulk && Bulk >= PermitLimit ? Throttle.UntilRelease(ThrottleReason.Concurrency) : Throttle.None;

    public void Acquire(RateLimitLease lease, DateTimeOffset now) => Bulk += lease.Request.IsBulk ? 1 : 0;

    public void Observe(RateLimitLease lease, ResponseFacts facts, DateTimeOffset now)
    {
    }

    public void Release(RateLimitLease lease, DateTimeOffset now) => Bulk -= lease.Request.IsBulk ? 1 : 0;
}
