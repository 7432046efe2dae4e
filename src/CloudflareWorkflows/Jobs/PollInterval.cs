using System;

namespace CloudflareWorkflows.Jobs;

/// <summary>How long to pause between two looks at instances that are waited for. Pure.</summary>
internal static class PollInterval
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    /// <summary>A second at first, growing to ten; and never more than two requests a second in the long run, which is
    /// half of what the service allows.</summary>
    /// <param name="round">How many looks have been taken, from 1.</param>
    /// <param name="requests">What a round costs.</param>
    public static TimeSpan PauseAfter(int round, int requests)
    {
        double growing = Math.Min(Math.Pow(1.3, round - 1), s_longest.TotalSeconds);
        return TimeSpan.FromSeconds(Math.Max(growing, requests / 2.0));
    }
}
