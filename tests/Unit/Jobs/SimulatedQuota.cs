using System;
using System.Threading.Tasks;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Unit.Tests.Kit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

/// <summary>The quota of a simulated service, which other processes use too, and what the module knows of it. It counts
/// the
/// requests that the module would pace, and lets them leave at once.</summary>
internal sealed class SimulatedQuota(SimulatedTime world, int left)
{
    private readonly QuotaLimit _limit = new();
    private int _left = left;
    private long _sent;

    /// <summary>How many requests left when bulk requests were paced.</summary>
    public int Paced { get; private set; }

    public double? UnpacedRequests => _limit.UnpacedAt(world.Now);

    /// <summary>Counts requests of another process.</summary>
    public void Take(int requests) => _left -= requests;

    /// <summary>Counts a request when it arrives, and reports at its end the requests left at that time.</summary>
    public async Task SendAsync(Func<Task> request)
    {
        LimitLease lease = new(LimitLease.Bulk, ++_sent);
        Paced += _limit.IsScarce(world.Now) ? 1 : 0;
        _limit.Acquire(lease, world.Now);
        ResponseFacts facts = LimitLease.Left(--_left);
        try
        {
            await request().ConfigureAwait(false);
            _limit.Observe(lease, facts, world.Now);
        }
        finally
        {
            _limit.Release(lease, world.Now);
        }
    }
}
