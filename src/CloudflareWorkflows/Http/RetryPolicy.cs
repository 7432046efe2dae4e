using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>Decides whether to retry a request, and after which delay. Pure: no clock, no random numbers.</summary>
/// <param name="MaximumRetries">The maximum number of retries.</param>
internal sealed record RetryPolicy(int MaximumRetries)
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(8);

    /// <summary>The delay before the next attempt; null to stop.</summary>
    /// <param name="safety">Whether the request may be repeated.</param>
    /// <param name="attempt">The number of attempts so far, 1 or more.</param>
    /// <param name="failure">The failure of the last attempt.</param>
    /// <param name="chance">A random number from 0 to 1 that spreads the delays of many clients (jitter).</param>
    /// <param name="patience">The longest Retry-After that is honored. With a longer one, the command fails so that
    /// the user knows.</param>
    public TimeSpan? PauseBefore(RetrySafety safety, int attempt, CloudflareException failure, double chance,
        TimeSpan patience)
    {
        if (attempt > MaximumRetries || !failure.IsTransient)
        {
            return null;
        }

        if (safety == RetrySafety.OnlyIfNothingDone && !failure.NothingDone)
        {
            return null;
        }

        if (failure.RetryAfter is TimeSpan advice)
        {
            return advice > patience ? null : advice;
        }

        double doubled = s_first.TotalSeconds * Math.Pow(2, attempt - 1);
        double seconds = Math.Min(doubled, s_longest.TotalSeconds) * (1 - (0.25 * chance));
        return TimeSpan.FromSeconds(seconds);
    }
}
