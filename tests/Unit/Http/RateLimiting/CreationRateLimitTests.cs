using System;
using System.Linq;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;
using static CloudflareWorkflows.Unit.Tests.Kit.LimitLease;

namespace CloudflareWorkflows.Unit.Tests.Http.RateLimiting;

/// <summary>The share of a workflow's creations, as responses change it.</summary>
public sealed class CreationRateLimitTests
{
    private readonly CreationRateLimit _limit = new(() => 0.25);
    private DateTimeOffset _now = SimulatedTime.s_start;

    [Fact]
    public void A_hundred_leave_at_once_and_count_until_a_second_after_the_response()
    {
        Assert.Equal(100, Burst());

        _now = _now.AddSeconds(0.999);
        Assert.Equal(0, Burst());
        _now = _now.AddSeconds(0.001);
        Assert.Equal(100, Burst());
    }

    [Fact]
    public void Without_a_response_they_count_for_as_long_as_it_takes()
    {
        _limit.Acquire(new LimitLease(Creates(100)), _now);

        Assert.Equal(Throttle.UntilRelease(ThrottleReason.Creations, "w"), _limit.Check(Creates(1), _now.AddSeconds(100)));
        Assert.True(_limit.Check(Creates(1, "another"), _now).IsNone);
        Assert.True(_limit.Check(Bulk, _now).IsNone);
    }

    [Fact]
    public void A_refusal_halves_the_share_once_and_closes_for_the_advised_time()
    {
        LimitLease[] refused = [new(Creates(1)), new(Creates(1))];
        Array.ForEach(refused, lease => _limit.Acquire(lease, _now));
        Array.ForEach(refused, lease => _limit.Observe(lease, Refused(ThrottleReason.Creations, 3), _now));

        Assert.Equal(
            new Throttle(ThrottleReason.Creations, TimeSpan.FromSeconds(3), _now.AddSeconds(3), "w"),
            _limit.Check(Creates(1), _now));
        Assert.True(_limit.Check(Creates(1, "another"), _now).IsNone);

        Array.ForEach(refused, lease => _limit.Release(lease, _now));
        _now = _now.AddSeconds(3);

        // Two creations since then have raised the share by 0.1.
        Assert.Equal(50, Burst());
    }

    [Fact]
    public void Without_advice_the_jitter_lets_one_of_two_clients_go_first()
    {
        Refuse(null);

        Assert.Equal(TimeSpan.FromSeconds(1.25), _limit.Check(Creates(1), _now).RetryAfter);
    }

    [Fact]
    public void Each_creation_raises_the_share_by_a_twentieth_up_to_a_hundred()
    {
        Refuse(1);
        int[] bursts = new int[20];
        for (int index = 0; index < bursts.Length; index++)
        {
            _now = _now.AddSeconds(1);
            bursts[index] = Burst();
        }

        Assert.Equal([50, 52, 55, 57, 60], bursts[..5]);
        Assert.Equal(100, bursts[^1]);
    }

    [Fact]
    public void A_share_does_not_fall_below_five()
    {
        for (int index = 0; index < 10; index++)
        {
            Refuse(1);
            _now = _now.AddSeconds(1);
        }

        _now = _now.AddSeconds(1);
        Assert.Equal(5, Burst());
    }

    [Fact]
    public void A_batch_that_is_larger_than_the_share_leaves_alone_and_counts_for_longer()
    {
        Refuse(1);
        _now = _now.AddSeconds(2);
        LimitLease batch = new(Creates(100));
        Assert.True(_limit.Check(Creates(100), _now).IsNone);
        _limit.Acquire(batch, _now);
        _limit.Release(batch, _now);

        // 100 at a share of 50.05 in a second.
        Throttle throttle = _limit.Check(Creates(1), _now.AddSeconds(1.5));

        Assert.Equal(ThrottleReason.Creations, throttle.Reason);
        Assert.Equal(100 / 50.05, (throttle.EndsOn - _now).TotalSeconds, 0.001);
        Assert.True(_limit.Check(Creates(1), _now.AddSeconds(2)).IsNone);
    }

    /// <summary>Rejects one creation that was sent by itself.</summary>
    private void Refuse(int? seconds)
    {
        LimitLease lease = new(Creates(1));
        _limit.Acquire(lease, _now);
        _limit.Observe(lease, Refused(ThrottleReason.Creations, seconds), _now);
        _limit.Release(lease, _now);
    }

    /// <summary>Lets as many creations leave as may, and responds at once.</summary>
    private int Burst()
    {
        LimitLease[] leases = [.. Enumerable.Range(0, 200)
            .Select(_ => new LimitLease(Creates(1)))
            .TakeWhile(lease =>
            {
                bool leaves = _limit.Check(lease.Request, _now).IsNone;
                if (leaves)
                {
                    _limit.Acquire(lease, _now);
                }

                return leaves;
            })];
        Array.ForEach(leases, lease => _limit.Release(lease, _now));
        return leases.Length;
    }
}
