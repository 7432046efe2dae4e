using System;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Jobs.Waiting;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Jobs;

public sealed class DeadlineTests
{
    [Fact]
    public async Task A_timer_that_fires_early_is_restarted()
    {
        DateTimeOffset start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
        DateTimeOffset now = start;
        int alarms = 0;
        using Deadline deadline = new(() => now, EarlyAsync, start.AddSeconds(2), CancellationToken.None);
        TaskCompletionSource<bool> stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration end = deadline.Token.Register(() => stalled.TrySetCanceled());

        Assert.False(await deadline.MoveAsync(stalled.Task));
        Assert.Equal(2, alarms);

        Task EarlyAsync(TimeSpan time, CancellationToken cancellationToken)
        {
            now += ++alarms == 1 ? time - TimeSpan.FromTicks(1) : time;
            return Task.CompletedTask;
        }
    }
}
