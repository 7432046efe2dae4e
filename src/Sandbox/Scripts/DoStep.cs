using System;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>A <c>step.do</c>: code that runs for some time, may fail, and is retried.</summary>
/// <param name="Name">The name in the code.</param>
public sealed record DoStep(string Name) : ScriptStep(Name)
{
    /// <summary>The duration of each attempt.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>The duration of each attempt after the instance is restarted; null for the same.</summary>
    public TimeSpan? DurationAfterRestart { get; init; }

    /// <summary>The number of attempts that fail before one succeeds; <see cref="int.MaxValue"/> for all.</summary>
    public int Failures { get; init; }

    /// <summary>Whether the step succeeds after the instance is restarted.</summary>
    public bool SucceedsAfterRestart { get; init; }

    /// <summary>The error of a failed attempt.</summary>
    public StepError Error { get; init; } = StepError.Default;

    /// <summary>Whether the code throws a NonRetryableError: the first failure is the last attempt, and only the
    /// message of <see cref="Error"/> is kept.</summary>
    public bool IsNonRetryable { get; init; }

    /// <summary>Whether the code handles the final failure and continues.</summary>
    public bool IsCaught { get; init; }

    /// <summary>The retry configuration.</summary>
    public RetryConfig Retries { get; init; } = RetryConfig.Default;

    /// <summary>The timeout of one attempt, as the log shows it.</summary>
    public string Timeout { get; init; } = "10 minutes";

    /// <summary>The output, as JSON text.</summary>
    public string? Output { get; init; }

    /// <summary>The output if it is a stream.</summary>
    public ReadOnlyMemory<byte>? Stream { get; init; }

    /// <summary>Whether the log redacts the output.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>The rollback handler; null for none.</summary>
    public RollbackHandler? Rollback { get; init; }

    /// <summary>The error of a failed attempt in the log.</summary>
    internal StepError Failure => IsNonRetryable ? StepError.NonRetryable(Error.Message) : Error;

    /// <summary>The error of the instance if the failure is not handled.</summary>
    internal StepError ConsequenceOf(bool isNonRetryableHidden) => IsNonRetryable
        ? isNonRetryableHidden ? StepError.NotHandled : new StepError("NonRetryableError", Error.Message)
        : Error;

    internal TimeSpan DurationOf(bool isRestarted) => isRestarted ? DurationAfterRestart ?? Duration : Duration;

    internal bool Fails(int attempt, bool isRestarted) => attempt <= Failures && !(isRestarted && SucceedsAfterRestart);
}
