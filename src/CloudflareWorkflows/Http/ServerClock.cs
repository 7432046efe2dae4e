using System;
using System.Threading;

namespace CloudflareWorkflows.Http;

/// <summary>The service's time, from the <c>Date</c> header of its last response: right to a second.</summary>
internal sealed class ServerClock(Clock clock)
{
    private static readonly DateTimeOffset s_earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long _offsetTicks;
    private int _isKnown;

    /// <summary>Whether the service has told its time. Before, this machine's is taken for it.</summary>
    public bool IsKnown => Volatile.Read(ref _isKnown) != 0;

    public DateTimeOffset Now => At(clock.Now());

    /// <summary>What the service's clock showed at a time of this machine's.</summary>
    public DateTimeOffset At(DateTimeOffset time) => time.AddTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>Whether a <c>Date</c> may be a service's time.</summary>
    public static bool IsCredible(DateTimeOffset? date) => date > s_earliest && date < s_latest;

    public void Update(DateTimeOffset? date)
    {
        if (IsCredible(date))
        {
            Interlocked.Exchange(ref _offsetTicks, (date!.Value - clock.Now()).Ticks);
            Volatile.Write(ref _isKnown, 1);
        }
    }
}
