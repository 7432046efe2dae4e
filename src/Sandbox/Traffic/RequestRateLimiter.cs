using System;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>The request limit of one token. The window starts with its first request. A request over the quota blocks
/// the token for the length of a window.</summary>
internal sealed class RequestRateLimiter(SandboxLimits limits)
{
    private DateTimeOffset _windowEnds;
    private DateTimeOffset _blockEnds;
    private int _used;

    /// <summary>Counts a request and returns whether it is allowed.</summary>
    public RateLimitState Acquire(DateTimeOffset now)
    {
        if (now < _blockEnds)
        {
            return new RateLimitState(false, 0, _blockEnds - now);
        }

        if (now >= _windowEnds)
        {
            _windowEnds = now + limits.RequestWindow;
            _used = 0;
        }

        if (_used >= limits.RequestQuota)
        {
            _blockEnds = now + limits.RequestWindow;
            _windowEnds = _blockEnds;
            return new RateLimitState(false, 0, limits.RequestWindow);
        }

        _used++;
        return new RateLimitState(true, limits.RequestQuota - _used, _windowEnds - now);
    }
}
