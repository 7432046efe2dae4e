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
