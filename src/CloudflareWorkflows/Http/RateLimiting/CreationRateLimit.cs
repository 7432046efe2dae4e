using System;
using System.Collections.Generic;

namespace CloudflareWorkflows.Http.RateLimiting;

/// <summary>Limits creations and restarts for each workflow. The service accepts 100 per second and rejects the others.
/// If other clients create too, this finds its share (AIMD): a rejection halves the share, and each creation raises
/// it.</summary>
/// <param name="jitter">Numbers from 0 to 1. After a rejection, they separate the retries of several clients.</param>
internal sealed class CreationRateLimit(Func<double> jitter) : IRateLimit
{
    private const double MaximumShare = 100;
    private const double MinimumShare = 5;
    private const double Growth = 0.05;

    private readonly Dictionary<string, Workflow> _workflows = new(StringComparer.Ordinal);

    public Throttle Check(AcquireRequest request, DateTimeOffset now) =>
        request.Creates is CreationCost cost ? Find(cost).Check(cost, now) : Throttle.None;

    public void Acquire(RateLimitLease lease, DateTimeOffset now)
    {
        if (lease.Request.Creates is CreationCost cost)
        {
            Find(cost).Taken += cost.Weight;
        }
    }

    public void Observe(RateLimitLease lease, ResponseFacts facts, DateTimeOffset now)
    {
        if (lease.Request.Creates is CreationCost cost && facts.RefusedBy == ThrottleReason.Creations)
        {
            Find(cost).Close(facts.RetryAfter ?? TimeSpan.FromSeconds(1 + jitter()), now);
        }
    }

    public void Release(RateLimitLease lease, DateTimeOffset now)
    {
        if (lease.Request.Creates is CreationCost cost)
        {
            Find(cost).Release(cost.Weight, now);
        }
    }

    private Workflow Find(CreationCost cost)
    {
        if (!_workflows.TryGetValue(cost.Partition, out Workflow? workflow))
        {
            workflow = new Workflow();
            _workflows.Add(cost.Partition, workflow);
        }

        return workflow;
    }

    /// <summary>The creations of one workflow. The service counts them at some time before it responds; this counts
    /// them
    /// from when they leave until a second after the response.</summary>
    private sealed class Workflow
    {
        private readonly Queue<(DateTimeOffset EndsOn, int Weight)> _released = new();
        private DateTimeOffset _closedUntil;
        private double _share = MaximumShare;

        public int Taken { get; set; }

        public Throttle Check(CreationCost cost, DateTimeOffset now)
        {
            while (_released.Count > 0 && _released.Peek().EndsOn <= now)
            {
                Taken -= _released.Dequeue().Weight;
            }

            if (now < _closedUntil)
            {
                return Throttle.Until(ThrottleReason.Creations, _closedUntil, now, cost.Partition);
            }

            if (Taken == 0 || Taken + cost.Weight <= _share)
            {
                return Throttle.None;
            }

            return _released.Count == 0
                ? Throttle.UntilRelease(ThrottleReason.Creations, cost.Partition)
                : Throttle.Until(ThrottleReason.Creations, _released.Peek().EndsOn, now, cost.Partition);
        }

        public void Release(int weight, DateTimeOffset now)
        {
            // A batch larger than the share counts for as long as the share needs for it.
            _released.Enqueue((now + TimeSpan.FromSeconds(Math.Max(1, weight / _share)), weight));
            _share = Math.Min(MaximumShare, _share + (weight * Growth));
        }

        /// <summary>Delays all creations for a time. Rejections of requests that left together halve the share
        /// once.</summary>
        public void Close(TimeSpan time, DateTimeOffset now)
        {
            if (now >= _closedUntil)
            {
                _share = Math.Max(MinimumShare, _share / 2);
            }

            _closedUntil = now + time;
        }
    }
}
