using System;
using System.Net.Http;
using CloudflareWorkflows.Http.RateLimiting;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>A lease without a scheduler, for tests of one limit.</summary>
internal sealed class LimitLease(AcquireRequest request, long number = 1) : RateLimitLease(request, number)
{
    /// <summary>A response without rate limit headers.</summary>
    public static ResponseFacts NoQuota { get; } = new(ThrottleReason.None, null, null, TimeSpan.Zero, null, null);

    public static AcquireRequest Bulk { get; } = new(true, null, (_, _) => { }, null);

    public static AcquireRequest Interactive { get; } = Bulk with { IsBulk = false };

    /// <summary>A request that creates instances of the workflow w.</summary>
    public static AcquireRequest Creates(int weight, string workflow = "w") =>
        Bulk with { Creates = new CreationCost(workflow, weight) };

    /// <summary>A response that reports the requests left.</summary>
    public static ResponseFacts Left(int left, int seconds = 300, int quota = 1200) =>
        new(ThrottleReason.None, null, left, TimeSpan.FromSeconds(seconds), quota, TimeSpan.FromSeconds(300));

    /// <summary>A rejection.</summary>
    public static ResponseFacts Refused(ThrottleReason by, int? seconds = null) =>
        NoQuota with { RefusedBy = by, RetryAfter = seconds is int wait ? TimeSpan.FromSeconds(wait) : null };

    public override void Observe(HttpResponseMessage response) => throw new NotSupportedException();

    public override void Dispose()
    {
    }
}
