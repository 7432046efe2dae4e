using System;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;

namespace CloudflareWorkflows.Commands.Tests.Kit;

/// <summary>The clock of an account, for a connection whose delays pass at once: each delay moves the clock to its end.
/// Timers that are not delays do not fire, because a request does not take longer when something else waits.</summary>
/// <param name="account">The clock of the account.</param>
/// <param name="longest">Longer delays do not pass: they end when the test moves the clock. Null if all pass.</param>
internal sealed class PassingTime(FakeTimeProvider account, TimeSpan? longest = null) : TimeProvider
{
    private readonly FakeTimeProvider _timeouts = new();

    public override long TimestampFrequency => account.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => account.GetUtcNow();

    public override long GetTimestamp() => account.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // The state of Task.Delay's timer is the task that ends with it.
        if (state is not Task)
        {
            return _timeouts.CreateTimer(callback, state, dueTime, period);
        }

        ITimer timer = account.CreateTimer(callback, state, dueTime, period);
        if (longest is null || dueTime <= longest)
        {
            account.Advance(dueTime);
        }

        return timer;
    }
}
