using System;

namespace CloudflareWorkflows.Sandbox.Traffic;

/// <summary>
/// What one token may still ask. The window begins with its first request; one request too many blocks the token for
/// as long as a window lasts.
/// </summary>
internal sealed class RequestBudget(SandboxLimits limits)
{
    private DateTimeOffset _windowEnds;
    private DateTimeOffset _blockEnds;
    private int _used;

    /// <summary>Counts a request, and tells whether it may pass.</summary>
    public BudgetState Take(DateTimeOffset now)
    {
        if (now < _blockEnds)
        {
            return new BudgetState(false, 0, _blockEnds - now);
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
            return new BudgetState(false, 0, limits.RequestWindow);
        }

        _used++;
        return new BudgetState(true, limits.RequestQuota - _used, _windowEnds - now);
    }
}
