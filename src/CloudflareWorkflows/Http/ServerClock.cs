using System;
using System.Threading;

namespace CloudflareWorkflows.Http;

/// <summary>The service's time, from the <c>Date</c> header of the last response. Accurate to a second.</summary>
internal sealed class ServerClock(TimeProvider time)
{
    private static readonly DateTimeOffset s_earliest = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private long _offsetTicks;
    private int _isKnown;

    /// <summary>Whether the service's time is known. Until then, this machine's time is used.</summary>
    public bool IsKnown => Volatile.Read(ref _isKnown) != 0;

    public DateTimeOffset Now => At(time.GetUtcNow());

    /// <summary>Converts a time of this machine to the service's time.</summary>
    public DateTimeOffset At(DateTimeOffset local) => local.AddTicks(Interlocked.Read(ref _offsetTicks));

    /// <summary>Whether a <c>Date</c> header is plausible.</summary>
    public static bool IsCredible(DateTimeOffset? date) => date > s_earliest && date < s_latest;

    public void Update(DateTimeOffset? date)
    {
        if (IsCredible(date))
        {
            Interlocked.Exchange(ref _offsetTicks, (date!.Value - time.GetUtcNow()).Ticks);
            Volatile.Write(ref _isKnown, 1);
        }
    }
}
