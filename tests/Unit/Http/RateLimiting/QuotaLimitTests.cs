using System;
using System.Linq;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;
using static CloudflareWorkflows.Unit.Tests.Kit.LimitLease;

namespace CloudflareWorkflows.Unit.Tests.Http.RateLimiting;

/// <summary>What is known of the requests that are left, and what follows from it.</summary>
public sealed class QuotaLimitTests
{
    private readonly QuotaLimit _limit = new();
    private DateTimeOffset _now = SimulatedTime.s_start;
    private long _sent;

    [Fact]
    public void A_response_to_an_older_request_than_the_last_observed_one_is_ignored()
    {
        RateLimitLease older = Acquire(Bulk);
        RateLimitLease newer = Acquire(Bulk);
        _limit.Observe(newer, Left(500, 200), _now);
        _limit.Release(newer, _now);

        _limit.Observe(older, Left(900, 300), _now);

        Assert.Equal(new QuotaLimit.Reading(500, _now.AddSeconds(200)), _limit.Last);
        Assert.Equal(500 - 1 - 180, _limit.UnpacedAt(_now));

        _limit.Observe(older, NoQuota, _now);
        Assert.Equal(500 - 1 - 180, _limit.UnpacedAt(_now));
    }

    [Fact]
    public void Requests_under_way_are_subtracted_from_the_reported_requests_left()
    {
        RateLimitLease[] leases = [.. Enumerable.Range(0, 11).Select(_ => Acquire(Bulk))];

        _limit.Observe(leases[^1], Left(70), _now);

        // 70 less the ten others: none to spare above the reserve of 60.
        Assert.Equal(ThrottleReason.QuotaUsed, _limit.Check(Bulk, _now).Reason);
        Assert.True(_limit.Check(Interactive, _now).IsNone);
    }

    [Fact]
    public void Requests_that_leave_are_subtracted_until_the_next_response()
    {
        Tell(181);
        Assert.Equal(1, _limit.UnpacedAt(_now));

        _ = Acquire(Bulk);

        Assert.Equal(0, _limit.UnpacedAt(_now));
        Assert.True(_limit.IsScarce(_now));
    }

    /// <summary>Interactive requests that ask count too.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void When_nothing_is_known_two_requests_probe_and_bulk_requests_wait_for_them(bool isBulk)
    {
        RateLimitLease first = Acquire(isBulk ? Bulk : Interactive);
        Assert.True(_limit.Check(Bulk, _now).IsNone);
        RateLimitLease second = Acquire(Bulk);

        Throttle throttle = _limit.Check(Bulk, _now);

        Assert.Equal((ThrottleReason.Probing, (TimeSpan?)null), (throttle.Reason, throttle.RetryAfter));
        Assert.True(_limit.Check(Interactive, _now).IsNone);
        Assert.Null(_limit.UnpacedAt(_now));

        // A request without a response no longer counts as a probe.
        _limit.Release(second, _now);
        Assert.True(_limit.Check(Bulk, _now).IsNone);
        _limit.Release(first, _now);
    }

    [Fact]
    public void When_the_window_ends_nothing_is_known_again()
    {
        Tell(0, seconds: 20);
        Assert.Equal(ThrottleReason.QuotaUsed, _limit.Check(Interactive, _now).Reason);

        _now = _now.AddSeconds(20);

        Assert.Null(_limit.UnpacedAt(_now));
        _ = Acquire(Bulk);
        _ = Acquire(Bulk);
        Assert.Equal(ThrottleReason.Probing, _limit.Check(Bulk, _now).Reason);
    }

    [Fact]
    public void When_the_window_ends_two_bulk_requests_ask_again()
    {
        Tell(0, seconds: 20);
        _now = _now.AddSeconds(20);

        for (int index = 0; index < 2; index++)
        {
            Assert.True(_limit.Check(Bulk, _now).IsNone);
            _ = Acquire(Bulk);
        }

        Assert.Equal(ThrottleReason.Probing, _limit.Check(Bulk, _now).Reason);
    }

    [Fact]
    public void A_service_that_reports_no_limits_delays_no_request()
    {
        RateLimitLease lease = Acquire(Bulk);
        _limit.Observe(lease, NoQuota, _now);

        for (int index = 0; index < 5_000; index++)
        {
            Assert.True(_limit.Check(Bulk, _now).IsNone);
            _ = Acquire(Bulk);
        }

        Assert.Null(_limit.UnpacedAt(_now));
        Assert.False(_limit.IsScarce(_now));
    }

    /// <summary>How many are left of how many, and how many of these may leave unpaced.</summary>
    [Theory]
    [InlineData(1_200, 1_200, 1_020)]
    [InlineData(1_198, 1_200, 1_018)]
    [InlineData(181, 1_200, 1)]
    [InlineData(180, 1_200, 0)]
    [InlineData(100, 100, 85)]
    public void A_reserve_and_a_tenth_of_the_quota_are_not_used_without_pauses(int left, int quota, double unpaced)
    {
        Tell(left, quota: quota);

        Assert.Equal(unpaced, _limit.UnpacedAt(_now));
        Assert.Equal(unpaced <= 0, _limit.IsScarce(_now));
        Assert.Equal(unpaced <= 0 ? ThrottleReason.Paced : ThrottleReason.None, _limit.Check(Bulk, _now).Reason);
    }

    /// <summary>How many requests are left, the seconds until the window ends, and the pause between two
    /// requests.</summary>
    [Theory]
    [InlineData(160, 300, 3.0)]
    [InlineData(160, 100, 1.0)]
    [InlineData(160, 20, 0.25)]
    [InlineData(61, 300, 300.0)]
    public void The_last_requests_are_spread_over_the_window_and_never_closer_than_its_quota_allows(
        int left, int seconds, double pause)
    {
        Tell(left, seconds);

        Throttle throttle = _limit.Check(Bulk, _now);

        Assert.Equal(ThrottleReason.Paced, throttle.Reason);
        Assert.Equal(pause, throttle.RetryAfter!.Value.TotalSeconds, 0.001);
        Assert.Equal(_now.AddSeconds(seconds), throttle.EndsOn);
        Assert.True(_limit.Check(Interactive, _now).IsNone);
        Assert.True(_limit.Check(Bulk, _now.AddSeconds(pause)).IsNone);
    }

    [Fact]
    public void A_pause_ends_with_the_window_at_the_latest()
    {
        // A quota of 100 in 300 s allows one request in 3 s.
        Tell(15, seconds: 2, quota: 100);

        Assert.Equal(
            new Throttle(ThrottleReason.Paced, TimeSpan.FromSeconds(2), _now.AddSeconds(2)), _limit.Check(Bulk, _now));
    }

    [Fact]
    public void The_pause_follows_the_last_reported_window()
    {
        RateLimitLease first = Acquire(Bulk);
        _limit.Observe(first, Left(15, seconds: 6, quota: 100) with { Window = TimeSpan.FromSeconds(200) }, _now);
        Assert.Equal(TimeSpan.FromSeconds(2), _limit.Check(Bulk, _now).RetryAfter);

        // A response without a policy leaves quota and window as they are.
        RateLimitLease second = Acquire(Bulk);
        _limit.Release(first, _now);
        _limit.Observe(second, Left(15, seconds: 6) with { Quota = null, Window = null }, _now);
        Assert.Equal(TimeSpan.FromSeconds(2), _limit.Check(Bulk, _now).RetryAfter);
    }

    [Fact]
    public void An_interactive_request_does_not_delay_the_next_bulk_request()
    {
        Tell(160);
        _now = _now.AddSeconds(2);

        _ = Acquire(Interactive);

        // 99 are to spare for 298 s.
        Assert.Equal((298 / 99.0) - 2, _limit.Check(Bulk, _now).RetryAfter!.Value.TotalSeconds, 0.001);
    }

    [Fact]
    public void A_request_that_was_released_is_not_under_way()
    {
        Tell(1_000);
        Tell(900);

        Assert.Equal(900 - 180, _limit.UnpacedAt(_now));
    }

    [Fact]
    public void The_reserve_is_for_interactive_requests_alone()
    {
        Tell(60);
        Assert.Equal(ThrottleReason.QuotaUsed, _limit.Check(Bulk, _now).Reason);
        Assert.True(_limit.Check(Interactive, _now).IsNone);

        Tell(0);
        Assert.Equal(
            new Throttle(ThrottleReason.QuotaUsed, TimeSpan.FromSeconds(300), _now.AddSeconds(300)),
            _limit.Check(Interactive, _now));
    }

    /// <summary>Analytics may report their own quota, or none.</summary>
    [Theory]
    [InlineData(290)]
    [InlineData(null)]
    public void A_response_of_analytics_says_nothing_about_the_quota(int? left)
    {
        Tell(1_000);
        RateLimitLease lease = Acquire(Interactive with { AnalyticsNodes = 3 });
        _limit.Observe(lease, left is int known ? Left(known, 300, 300) : NoQuota, _now);
        _limit.Release(lease, _now);

        // Only the request itself counts.
        Assert.Equal(1_000 - 1 - 180, _limit.UnpacedAt(_now));
    }

    private void Tell(int left, int seconds = 300, int quota = 1200)
    {
        RateLimitLease lease = Acquire(Bulk);
        _limit.Observe(lease, Left(left, seconds, quota), _now);
        _limit.Release(lease, _now);
    }

    private LimitLease Acquire(AcquireRequest request)
    {
        LimitLease lease = new(request, ++_sent);
        _limit.Acquire(lease, _now);
        return lease;
    }
}
