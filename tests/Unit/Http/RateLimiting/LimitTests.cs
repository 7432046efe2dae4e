using System;
using System.Linq;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Unit.Tests.Kit;
using Xunit;
using static CloudflareWorkflows.Unit.Tests.Kit.LimitLease;

namespace CloudflareWorkflows.Unit.Tests.Http.RateLimiting;

/// <summary>The small limits, each by itself.</summary>
public sealed class LimitTests
{
    private static readonly DateTimeOffset s_now = SimulatedTime.s_start;

    private static DateTimeOffset In(double seconds) => s_now.AddSeconds(seconds);

    [Fact]
    public void A_shorter_block_does_not_replace_a_longer_one()
    {
        BlockLimit limit = new();
        LimitLease lease = new(Bulk);

        limit.Observe(lease, Refused(ThrottleReason.Blocked, 300), s_now);
        limit.Observe(lease, Refused(ThrottleReason.Blocked, 20), In(1));

        Assert.Equal(
            new Throttle(ThrottleReason.Blocked, TimeSpan.FromSeconds(298), In(300)), limit.Check(Interactive, In(2)));
        Assert.True(limit.Check(Bulk, In(300)).IsNone);

        limit.Observe(lease, Refused(ThrottleReason.Blocked, 300), In(10));
        Assert.Equal(In(310), limit.Check(Bulk, In(11)).EndsOn);
    }

    [Fact]
    public void Only_a_refusal_of_the_credential_blocks_it()
    {
        BlockLimit limit = new();
        LimitLease lease = new(Creates(1));

        limit.Observe(lease, Refused(ThrottleReason.Creations, 300), s_now);
        limit.Observe(lease, NoQuota with { RetryAfter = TimeSpan.FromSeconds(300) }, s_now);

        Assert.True(limit.Check(Bulk, s_now).IsNone);
    }

    [Fact]
    public void Sixteen_bulk_requests_are_under_way_and_any_number_of_interactive_ones()
    {
        ConcurrencyLimit limit = new();
        LimitLease[] leases = [.. Enumerable.Range(0, 16).Select(_ => new LimitLease(Bulk))];
        foreach (LimitLease lease in leases)
        {
            Assert.True(limit.Check(Bulk, s_now).IsNone);
            limit.Acquire(lease, s_now);
            limit.Acquire(new LimitLease(Interactive), s_now);
        }

        Assert.Equal(Throttle.UntilRelease(ThrottleReason.Concurrency), limit.Check(Bulk, s_now));
        Assert.True(limit.Check(Interactive, s_now).IsNone);

        limit.Release(new LimitLease(Interactive), s_now);
        Assert.False(limit.Check(Bulk, s_now).IsNone);
        limit.Release(leases[0], s_now);
        Assert.True(limit.Check(Bulk, s_now).IsNone);
    }

    [Fact]
    public void In_any_second_150_requests_leave()
    {
        SlidingWindowLimit limit = new();
        for (int index = 0; index < 150; index++)
        {
            Assert.True(limit.Check(Bulk, s_now.AddMilliseconds(index)).IsNone);
            limit.Acquire(new LimitLease(Bulk), s_now.AddMilliseconds(index));
        }

        Assert.Equal(
            new Throttle(ThrottleReason.Rate, TimeSpan.FromSeconds(0.5), In(1)), limit.Check(Interactive, In(0.5)));
        Assert.True(limit.Check(Bulk, In(1)).IsNone);
        limit.Acquire(new LimitLease(Bulk), In(1));
        Assert.Equal(s_now.AddMilliseconds(1001), limit.Check(Bulk, In(1)).EndsOn);
    }

    [Fact]
    public void Twenty_interactive_requests_pass_at_once_and_then_one_in_seven_and_a_half_seconds()
    {
        InteractiveBurst burst = new();

        Assert.Equal(20, Enumerable.Range(0, 50).Count(_ => burst.TryTake(s_now)));
        Assert.False(burst.TryTake(In(7.4)));
        Assert.True(burst.TryTake(In(7.5)));
        Assert.False(burst.TryTake(In(14.9)));

        // It fills up to twenty, and no further.
        Assert.Equal(20, Enumerable.Range(0, 50).Count(_ => burst.TryTake(In(86_400))));
    }

    /// <summary>The workflow whose creations are held back, if it is one, and the workflow of another request.</summary>
    [Theory]
    [InlineData(null, null, true)]
    [InlineData(null, "a", true)]
    [InlineData("a", "a", true)]
    [InlineData("a", "b", false)]
    [InlineData("a", null, false)]
    public void A_full_workflow_holds_back_its_own_creations_alone(string? full, string? other, bool holdsBack)
    {
        AcquireRequest request = other is null ? Bulk : Creates(1, other);

        Assert.Equal(holdsBack, Throttle.UntilRelease(ThrottleReason.Creations, full).HoldsBack(request));
    }

    /// <summary>The error for a request that is not sent.</summary>
    [Theory]
    [InlineData(
        ThrottleReason.Blocked, "the service rejects all requests of this credential until then. No request was sent.")]
    [InlineData(
        ThrottleReason.QuotaUsed,
        "this credential has no requests left until then. One more request would block it for minutes. "
            + "No request was sent.")]
    internal void The_error_has_the_reason_its_end_and_that_nothing_was_done(ThrottleReason reason, string message)
    {
        CloudflareException failure = Throttle.Until(reason, In(300), s_now).ToException();

        Assert.Equal((CloudflareErrorKind.RateLimited, message, true), (failure.Kind, failure.Message, failure.NothingDone));
        Assert.Equal((TimeSpan.FromSeconds(300), In(300).LocalDateTime), (failure.RetryAfter, failure.RetryOn));
    }

    /// <summary>How long the user waits, and how long a request of each kind waits then.</summary>
    [Theory]
    [InlineData(null, 330, 60)]
    [InlineData(5, 5, 5)]
    public void A_bulk_request_waits_longer_than_an_interactive_one_unless_the_user_says_how_long(
        int? maximum, int bulk, int interactive)
    {
        TimeSpan? wait = maximum is int seconds ? TimeSpan.FromSeconds(seconds) : null;

        Assert.Equal(bulk, (Bulk with { MaximumWait = wait }).Patience.TotalSeconds);
        Assert.Equal(interactive, (Interactive with { MaximumWait = wait }).Patience.TotalSeconds);
    }
}
