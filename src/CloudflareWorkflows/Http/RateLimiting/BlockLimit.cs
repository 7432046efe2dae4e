using System;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>A 429 with <c>Retry-After</c> delays all requests of the credential.</summary>
internal sealed class BlockLimit : IRateLimit
{
    private DateTimeOffset _blockedUntil;

    public Throttle Check(AcquireRequest request, DateTimeOffset now) =>
        Throttle.Until(ThrottleReason.Blocked, _blockedUntil, now);

    public void Acquire(RateLimitLease lease, DateTimeOffset now)
    {
    }

    public void Observe(RateLimitLease lease, ResponseFacts facts, DateTimeOffset now)
    {
        // Responses come out of order, and one with an earlier end must not shorten the block.
        if (facts is { RefusedBy: ThrottleReason.Blocked, RetryAfter: TimeSpan block } && now + block > _blockedUntil)
        {
            _blockedUntil = now + block;
        }
    }

    public void Release(RateLimitLease lease, DateTimeOffset now)
    {
    }
}
