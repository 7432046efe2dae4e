using System;

namespace CloudflareWorkflows.Models;

/// <summary>One attempt at a step.</summary>
public sealed record WorkflowStepAttempt
{
    /// <summary>The number of the attempt, counted from 1.</summary>
    public int Number { get; init; }

    /// <summary>Whether the attempt succeeded; null while it runs.</summary>
    public bool? Success { get; init; }

    /// <summary>When the attempt started, in local time.</summary>
    public DateTime? StartedOn { get; init; }

    /// <summary>When the attempt ended, in local time; null if it hasn't ended.</summary>
    public DateTime? EndedOn { get; init; }

    /// <summary>The time from start to end.</summary>
    // Local times go back when the clocks do.
    public TimeSpan? Duration => EndedOn?.ToUniversalTime() - StartedOn?.ToUniversalTime();

    /// <summary>The error that ended the attempt.</summary>
    public WorkflowError? Error { get; init; }

    /// <summary>Returns the number and the outcome on one line.</summary>
    public override string ToString() => Success switch
    {
        null => $"{Number} running",
        true => $"{Number} complete",
        false => $"{Number} {Error}",
    };
}
