using System;
using System.Threading;

namespace CloudflareWorkflows.Http;

/// <summary>The service's time, from the <c>Date</c> header of its last answer: right to a second.</summary>
internal sealed class ServerClock(Clock clock)
{
    private long _aheadTicks;

    public DateTimeOffset Now => At(clock.Now());

    /// <summary>What the service's clock showed at a time of this machine's.</summary>
    public DateTimeOffset At(DateTimeOffset time) => time.AddTicks(Interlocked.Read(ref _aheadTicks));

    public void Learn(DateTimeOffset? date)
    {
        if (date is DateTimeOffset served)
        {
            Interlocked.Exchange(ref _aheadTicks, (served - clock.Now()).Ticks);
        }
    }
}
