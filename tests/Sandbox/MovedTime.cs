using System;
using System.Threading;
using Microsoft.Extensions.Time.Testing;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>A clock that the test moves, also between somebody's look at it and the timer that follows.</summary>
public sealed class MovedTime(DateTimeOffset start) : FakeTimeProvider(start)
{
    private TimeSpan _leap;

    /// <summary>Moves the clock at the moment in which the next timer is set.</summary>
    public void LeapBeforeTimer(TimeSpan leap) => _leap = leap;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        TimeSpan leap = _leap;
        if (leap > TimeSpan.Zero)
        {
            _leap = TimeSpan.Zero;
            Advance(leap);
        }

        return base.CreateTimer(callback, state, dueTime, period);
    }
}
