using System;
using System.Threading;
using System.Threading.Tasks;

namespace CloudflareWorkflows.Http;

/// <summary>Time, handed in, so that tests run in a time of their own.</summary>
internal sealed record Clock(Func<DateTimeOffset> Now, Func<TimeSpan, CancellationToken, Task> Delay)
{
    public static Clock System { get; } = new(() => DateTimeOffset.UtcNow, Task.Delay);
}
