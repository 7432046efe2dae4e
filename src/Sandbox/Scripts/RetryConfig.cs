using System;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>How often a failed step is retried, and the delay before each retry.</summary>
/// <param name="Limit">The number of retries: there are at most <c>Limit + 1</c> attempts.</param>
/// <param name="Delay">The delay before the first retry.</param>
/// <param name="Backoff">How the delay grows.</param>
public sealed record RetryConfig(int Limit, TimeSpan Delay, Backoff Backoff)
{
    /// <summary>The engine's default: 5 retries, 10 s, exponential.</summary>
    public static RetryConfig Default { get; } = new(5, TimeSpan.FromSeconds(10), Backoff.Exponential);

    /// <summary>No retries.</summary>
    public static RetryConfig None { get; } = new(0, TimeSpan.Zero, Backoff.Constant);

    internal TimeSpan DelayAfter(int attempt) => Backoff switch
    {
        Backoff.Linear => Delay * attempt,
        Backoff.Exponential => Delay * Math.Pow(2, attempt - 1),
        _ => Delay,
    };
}
