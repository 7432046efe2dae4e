using System;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>Limits the requests in any second. Cloudflare accepts 200 from one address; this leaves some to other
/// clients there.</summary>
internal sealed class SlidingWindowLimit : IRateLimit
{
    private const int PermitLimit = 150;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(1);

    private readonly DateTimeOffset[] _acquiredOn = new DateTimeOffset[PermitLimit];
    private int _oldest;

    public Throttle Check(AcquireRequest request, DateTimeOffset now) =>
        Throttle.Until(ThrottleReason.Rate, _acquiredOn[_oldest] + s_window, now);

    public void Acquire(RateLimitLease lease, DateTimeOffset now)
    {
        _acquiredOn[_oldest] = now;
        _oldest = (_oldest + 1) % PermitLimit;
    }

    public void Observe(RateLimitLease lease, ResponseFacts facts, DateTimeOffset now)
    {
    }

    public void Release(RateLimitLease lease, DateTimeOffset now)
    {
    }
}
