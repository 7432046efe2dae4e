using System;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>A <c>step.do</c>: code that runs for a while, may fail, and is tried again.</summary>
/// <param name="Name">The bare name.</param>
public sealed record DoStep(string Name) : ScriptStep(Name)
{
    /// <summary>How long each attempt runs.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How many attempts of a run fail before one succeeds; <see cref="int.MaxValue"/> for all.</summary>
    public int Failures { get; init; }

    /// <summary>Whether the cause is gone once somebody restarts the instance.</summary>
    public bool HealsOnRestart { get; init; }

    /// <summary>What a failing attempt says.</summary>
    public StepError Error { get; init; } = StepError.Default;

    /// <summary>Whether the code throws a NonRetryableError: the first failure is the last attempt, and of
    /// <see cref="Error"/> the message is left.</summary>
    public bool IsNonRetryable { get; init; }

    /// <summary>Whether the code goes on when the step has failed for good.</summary>
    public bool IsCaught { get; init; }

    /// <summary>When it is tried again.</summary>
    public RetryConfig Retries { get; init; } = RetryConfig.Default;

    /// <summary>The limit of one attempt, as the log shows it.</summary>
    public string Timeout { get; init; } = "10 minutes";

    /// <summary>What the step returns, as JSON text.</summary>
    public string? Output { get; init; }

    /// <summary>What the step returns if it returns a stream.</summary>
    public ReadOnlyMemory<byte>? Stream { get; init; }

    /// <summary>Whether the log hides the output.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>What undoes the step; null when nothing does.</summary>
    public RollbackHandler? Rollback { get; init; }

    /// <summary>What the log says of a failed attempt.</summary>
    internal StepError Failure => IsNonRetryable ? StepError.NonRetryable(Error.Message) : Error;

    /// <summary>What the instance ends with if nobody catches it.</summary>
    internal StepError Consequence => IsNonRetryable ? StepError.NotHandled : Error;

    internal bool Fails(int attempt, bool isRestarted) => attempt <= Failures && !(isRestarted && HealsOnRestart);
}
