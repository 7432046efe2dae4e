using System;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>How often a failing step is tried again, and how long the engine waits in between.</summary>
/// <param name="Limit">The number of retries, so that there are <c>Limit + 1</c> attempts at most.</param>
/// <param name="Delay">The pause before the first retry.</param>
/// <param name="Backoff">How the pause grows.</param>
public sealed record RetryConfig(int Limit, TimeSpan Delay, Backoff Backoff)
{
    /// <summary>The engine's own default: 5 retries, 10 s, exponential.</summary>
    public static RetryConfig Default { get; } = new(5, TimeSpan.FromSeconds(10), Backoff.Exponential);

    /// <summary>No second attempt.</summary>
    public static RetryConfig None { get; } = new(0, TimeSpan.Zero, Backoff.Constant);

    internal TimeSpan DelayAfter(int attempt) => Backoff switch
    {
        Backoff.Linear => Delay * attempt,
        Backoff.Exponential => Delay * Math.Pow(2, attempt - 1),
        _ => Delay,
    };
}
