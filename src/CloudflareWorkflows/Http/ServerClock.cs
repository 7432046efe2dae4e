using System;
using System.Threading;
using CloudflareWorkflows.Http.RateLimiting;

namespace CloudflareWorkflows.Http;

/// <summary>The service's time, from the <c>Date</c> header of the last response. Accurate to a second.</summary>
internal sealed class ServerClock(TimeProvider time)
{
    private long _offsetTicks;
    private int _isKnown;

    /// <summary>Whether the service's time is known. Until then, this machine's time is used.</summary>
    public bool IsKnown => Volatile.Read(ref _isKnown) != 0;

    public DateTimeOffset Now => At(time.GetUtcNow());

    /// <summary>Converts a time of this machine to the service's time.</summary>
    public DateTimeOffset At(DateTimeOffset local) => local.AddTicks(Interlocked.Read(ref _offsetTicks));

    public void Update(DateTimeOffset? date)
    {
        if (ResponseFacts.IsCredible(date))
        {
            Interlocked.Exchange(ref _offsetTicks, (date!.Value - time.GetUtcNow()).Ticks);
            Volatile.Write(ref _isKnown, 1);
        }
    }
}
