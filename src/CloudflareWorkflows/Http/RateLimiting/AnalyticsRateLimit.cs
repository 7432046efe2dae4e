using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Http.RateLimiting;

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
