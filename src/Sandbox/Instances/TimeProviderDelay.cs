using System;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>Waits until a time of a clock that tests may move.</summary>
internal static class TimeProviderDelay
{
    // A timer is limited to some weeks, but a sleep may last a year.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    // Setting a timer takes real time.
    private static readonly TimeSpan s_timerSetupTime = TimeSpan.FromMilliseconds(1);

    /// <summary>Completes at a time, after at most a day, or at once if the time is past.</summary>
    public static async Task UntilAsync(TimeProvider time, DateTimeOffset? moment, CancellationToken cancellationToken)
    {
        DateTimeOffset due = moment ?? DateTimeOffset.MaxValue;
        TimeSpan lateness = TimeSpan.MaxValue;
        for (DateTimeOffset now = time.GetUtcNow(); now < due; now = time.GetUtcNow())
        {
            using CancellationTokenSource cancelTimer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            TimeSpan wait = due - now < s_longest ? due - now : s_longest;
            Task timer = Task.Delay(wait, time, cancelTimer.Token);
            TimeSpan later = time.GetUtcNow() - now;
            if (timer.IsCompleted || later <= s_timerSetupTime || later >= lateness)
            {
                await timer;
                return;
            }

            // The clock was moved, so the timer counts from a later time than intended and would miss a move to the
            // due time. It is set again, unless the last attempt was no better: then the clock advances with every
            // read.
            lateness = later;
            await cancelTimer.CancelAsync();
        }
    }
}
