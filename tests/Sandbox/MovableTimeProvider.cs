using System;
using System.Threading;
using Microsoft.Extensions.Time.Testing;

namespace CloudflareWorkflows.Sandbox.Tests;

/// <summary>A clock that the test moves, also between reading the time and setting a timer.</summary>
public sealed class MovableTimeProvider(DateTimeOffset start) : FakeTimeProvider(start)
{
    private TimeSpan _leap;

    /// <summary>Moves the clock when the next timer is set.</summary>
    public void MoveBeforeTimer(TimeSpan leap) => _leap = leap;

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
