using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>When to send a request again, and after which pause. Pure: no clock, no chance.</summary>
/// <param name="MaximumRetries">How often a request is sent again at most.</param>
internal sealed record RetryPolicy(int MaximumRetries)
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(8);

    /// <summary>The pause before the next attempt, or null if there should be none.</summary>
    /// <param name="safety">Whether the request may be repeated.</param>
    /// <param name="attempt">How often it was sent so far, 1 or more.</param>
    /// <param name="failure">What came of the last attempt.</param>
    /// <param name="chance">A number from 0 to 1 that spreads the pauses of many clients.</param>
    /// <param name="patience">A pause that the service asks for is kept up to this; beyond, the user should know.</param>
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
