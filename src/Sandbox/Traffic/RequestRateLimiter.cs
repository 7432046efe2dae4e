using System;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>A limit of one token. The window starts with its first request. A request over the quota blocks
/// the token for the length of a window.</summary>
internal sealed class RequestRateLimiter(Func<int> quota, Func<TimeSpan> window)
{
    private DateTimeOffset _windowEnds;
    private DateTimeOffset _blockEnds;
    private int _used;

    /// <summary>Counts a request, or several at once, and returns whether they are allowed.</summary>
    public RateLimitState Acquire(DateTimeOffset now, int count = 1)
    {
        if (now < _blockEnds)
        {
            return new RateLimitState(false, 0, _blockEnds - now);
        }

        if (now >= _windowEnds)
        {
            _windowEnds = now + window();
            _used = 0;
        }

        if (_used + count > quota())
        {
            _blockEnds = now + window();
            _windowEnds = _blockEnds;
            return new RateLimitState(false, 0, window());
        }

        _used += count;
        return new RateLimitState(true, quota() - _used, _windowEnds - now);
    }
}
