using System;
using System.Threading;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>A clock that is faster than real time by a factor, for scenarios that must run to their end.</summary>
internal sealed class FastTime(DateTimeOffset start, int speed) : TimeProvider
{
    private readonly long _started = System.GetTimestamp();

    public override DateTimeOffset GetUtcNow() => start + (System.GetElapsedTime(_started) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Shorten(dueTime), Shorten(period));

    private TimeSpan Shorten(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / speed;
}
