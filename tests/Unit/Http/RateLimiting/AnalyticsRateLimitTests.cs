using System;
using System.Net.Http;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;
using static CloudflareWorkflows.Unit.Tests.Kit.LimitLease;

namespace CloudflareWorkflows.Unit.Tests.Http.RateLimiting;

/// <summary>The budget of analytics queries.</summary>
public sealed class AnalyticsRateLimitTests
{
    private static readonly DateTimeOffset s_now = SimulatedTime.s_start;

    private readonly AnalyticsRateLimit _limit = new();

    private static DateTimeOffset In(double seconds) => s_now.AddSeconds(seconds);

    [Fact]
    public void In_five_minutes_300_nodes_are_queried_whatever_their_requests()
    {
        LimitLease first = Acquire(1, s_now);
        _ = Acquire(299, s_now);

        Assert.Equal(
            Throttle.UntilRelease(ThrottleReason.Analytics, AnalyticsRateLimit.Partition), _limit.Check(Nodes(1), s_now));

        _limit.Release(first, In(10));

        Assert.Equal(
            new Throttle(ThrottleReason.Analytics, TimeSpan.FromSeconds(299), In(310), AnalyticsRateLimit.Partition),
            _limit.Check(Nodes(1), In(11)));
        Assert.True(_limit.Check(Nodes(1), In(310)).IsNone);
        Assert.False(_limit.Check(Nodes(2), In(310)).IsNone);
    }

    [Fact]
    public void Other_requests_neither_wait_nor_count()
    {
        LimitLease other = new(Bulk);
        _limit.Acquire(other, s_now);
        _limit.Release(other, s_now);
        _ = Acquire(300, s_now);

        Assert.True(_limit.Check(Bulk, s_now).IsNone);
        Throttle full = _limit.Check(Nodes(1), s_now);
        Assert.Equal((true, false, false), (full.HoldsBack(Nodes(2)), full.HoldsBack(Bulk), full.HoldsBack(Creates(1))));
    }

    [Fact]
    public void A_request_of_more_nodes_than_the_budget_leaves_alone()
    {
        LimitLease large = Acquire(301, s_now);
        _limit.Release(large, s_now);

        Assert.False(_limit.Check(Nodes(1), In(299)).IsNone);
        Assert.True(_limit.Check(Nodes(301), In(300)).IsNone);
    }

    /// <summary>Another process has used the budget.</summary>
    [Fact]
    public void A_refusal_closes_analytics_alone_for_the_advised_time()
    {
        LimitLease lease = Acquire(1, s_now);
        _limit.Observe(lease, Refused(ThrottleReason.Analytics, 300), s_now);
        _limit.Observe(lease, Refused(ThrottleReason.Analytics, 20), s_now);
        _limit.Observe(new LimitLease(Bulk), Refused(ThrottleReason.Blocked, 900), s_now);

        Assert.Equal(
            new Throttle(ThrottleReason.Analytics, TimeSpan.FromSeconds(299), In(300), AnalyticsRateLimit.Partition),
            _limit.Check(Nodes(1), In(1)));
        Assert.True(_limit.Check(Bulk, In(1)).IsNone);
        Assert.True(_limit.Check(Nodes(1), In(300)).IsNone);
    }

    /// <summary>The requests left, and the limit that observes a refusal.</summary>
    [Theory]
    [InlineData(null, ThrottleReason.Analytics)]
    [InlineData(7, ThrottleReason.Analytics)]
    [InlineData(0, ThrottleReason.Blocked)]
    internal void A_refused_query_is_over_the_budget_unless_no_request_is_left(int? left, ThrottleReason reason)
    {
        using HttpResponseMessage response = Answers.Error(429, 971).With("Retry-After", "300");
        _ = left is null ? response : response.With("Ratelimit", $"\"default\";r={left};t=300");

        Assert.Equal(reason, ResponseFacts.Read(response, null, s_now, isAnalytics: true).RefusedBy);
    }

    /// <summary>The user may prefer an error to five minutes.</summary>
    [Fact]
    public void A_used_up_budget_is_a_refusal() =>
        Assert.True(Throttle.Until(ThrottleReason.Analytics, In(300), s_now).IsRefusal);

    private static AcquireRequest Nodes(int count) => Interactive with { AnalyticsNodes = count };

    private LimitLease Acquire(int nodes, DateTimeOffset now)
    {
        LimitLease lease = new(Nodes(nodes));
        Assert.True(_limit.Check(lease.Request, now).IsNone);
        _limit.Acquire(lease, now);
        return lease;
    }
}
