using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Waiting;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

public sealed class DeadlineTests
{
    [Fact]
    public async Task A_timer_that_fires_early_is_restarted()
    {
        EarlyTime time = new();
        using Deadline deadline = new(time, time.GetUtcNow().AddSeconds(2), CancellationToken.None);
        TaskCompletionSource<bool> stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration end = deadline.Token.Register(() => stalled.TrySetCanceled());

        Assert.False(await deadline.MoveAsync(stalled.Task));
        Assert.Equal(2, time.Alarms);
    }

    /// <summary>Its timers fire at once; the first of them a little before its time.</summary>
    private sealed class EarlyTime : FakeTimeProvider
    {
        public int Alarms { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, TimeSpan.Zero, period);
            Advance(++Alarms == 1 ? dueTime - TimeSpan.FromTicks(1) : dueTime);
            return timer;
        }
    }
}
