using System;
using System.Collections.Generic;

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

/// <summary>Limits the analytics queries of a credential. Cloudflare accepts 300 in 5 minutes, besides its limit of requests.
/// Each node of a request is one query.</summary>
internal sealed class AnalyticsRateLimit : IRateLimit
{
    public const string Partition = "analytics";

    private const int PermitLimit = 300;

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(5);

    private readonly Queue<(DateTimeOffset EndsOn, int Nodes)> _released = new();
    private int _taken;
    private DateTimeOffset _closedUntil;

    public Throttle Check(AcquireRequest request, DateTimeOffset now)
    {
        while (_released.Count > 0 && _released.Peek().EndsOn <= now)
        {
            _taken -= _released.Dequeue().Nodes;
        }

        if (request.AnalyticsNodes > 0 && now < _closedUntil)
        {
            return Throttle.Until(ThrottleReason.Analytics, _closedUntil, now, Partition);
        }

        if (request.AnalyticsNodes == 0 || _taken == 0 || _taken + request.AnalyticsNodes <= PermitLimit)
        {
            return Throttle.None;
        }

        return _released.Count == 0
            ? Throttle.UntilRelease(ThrottleReason.Analytics, Partition)
            : Throttle.Until(ThrottleReason.Analytics, _released.Peek().EndsOn, now, Partition);
    }

    public void Acquire(RateLimitLease lease, DateTimeOffset now) => _taken += lease.Request.AnalyticsNodes;

    public void Observe(RateLimitLease lease, ResponseFacts facts, DateTimeOffset now)
    {
        // Another process has used the budget of the user.
        if (facts is { RefusedBy: ThrottleReason.Analytics, RetryAfter: TimeSpan block } && now + block > _closedUntil)
        {
            _closedUntil = now + block;
        }
    }

    public void Release(RateLimitLease lease, DateTimeOffset now)
    {
        // The service counts a query at some time before it responds.
        if (lease.Request.AnalyticsNodes > 0)
        {
            _released.Enqueue((now + s_window, lease.Request.AnalyticsNodes));
        }
    }
}
