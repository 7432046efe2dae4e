using System;

namespace CloudflareWorkflows.Jobs;

/// <summary>Computes the delay between two polls. Pure.</summary>
internal static class PollInterval
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    /// <summary>Starts at one second and grows to ten. In the long run, it allows at most two requests per second,
    /// half of the service's limit.</summary>
    /// <param name="round">The number of completed rounds, from 1.</param>
    /// <param name="requests">The number of requests per round.</param>
    public static TimeSpan PauseAfter(int round, int requests)
    {
        double growing = Math.Min(Math.Pow(1.3, round - 1), s_longest.TotalSeconds);
        return TimeSpan.FromSeconds(Math.Max(growing, requests / 2.0));
    }
}
