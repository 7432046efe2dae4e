using System;

namespace CloudflareWorkflows.Http.Pacing;

/// <summary>Keeps below what Cloudflare takes from one address in a second, which is 200, with room for others there.</summary>
internal sealed class SecondCap
{
    private const int Most = 150;

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly DateTimeOffset[] _left = new DateTimeOffset[Most];
    private int _oldest;

    public Hold HoldAt(DateTimeOffset now) => Hold.Until(HoldReason.Rate, _left[_oldest] + s_second, now);

    /// <summary>Counts a request that leaves.</summary>
    public void Take(DateTimeOffset now)
    {
        _left[_oldest] = now;
        _oldest = (_oldest + 1) % Most;
    }
}
