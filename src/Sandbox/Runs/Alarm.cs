using System;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>Waits for a moment of a clock that others may move.</summary>
internal static class Alarm
{
    // A timer cannot be set for longer than some weeks; a sleep may last a year.
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    // Real time passes while a timer is set.
    private static readonly TimeSpan s_settingTakes = TimeSpan.FromMilliseconds(1);

    /// <summary>Ends at a moment, or after a day, or at once where it is past.</summary>
    public static async Task AtAsync(TimeProvider time, DateTimeOffset? moment, CancellationToken cancellationToken)
    {
        DateTimeOffset due = moment ?? DateTimeOffset.MaxValue;
        TimeSpan lateness = TimeSpan.MaxValue;
        for (DateTimeOffset now = time.GetUtcNow(); now < due; now = time.GetUtcNow())
        {
            using CancellationTokenSource unset = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            TimeSpan wait = due - now < s_longest ? due - now : s_longest;
            Task ringing = Task.Delay(wait, time, unset.Token);
            TimeSpan later = time.GetUtcNow() - now;
            if (ringing.IsCompleted || later <= s_settingTakes || later >= lateness)
            {
                await ringing;
                return;
            }

            // Somebody moved the clock, and the timer counts from a later time than was meant: whoever moves it to the
            // moment would wake nobody. It is set again, unless that was no better the last time: then this clock moves
            // with every look.
            lateness = later;
            await unset.CancelAsync();
        }
    }
}
