using System;

namespace CloudflareWorkflows.Models;

/// <summary>One attempt at a step.</summary>
public sealed record WorkflowStepAttempt
{
    /// <summary>Which attempt it is, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Whether it went well; null while it runs.</summary>
    public bool? Success { get; init; }

    /// <summary>When it started, in local time.</summary>
    public DateTime? StartedOn { get; init; }

    /// <summary>When it ended, in local time; null while it has not.</summary>
    public DateTime? EndedOn { get; init; }

    /// <summary>How long it took.</summary>
    // Local times go back when the clocks do.
    public TimeSpan? Duration => EndedOn?.ToUniversalTime() - StartedOn?.ToUniversalTime();

    /// <summary>The error that it ended with.</summary>
    public WorkflowError? Error { get; init; }

    /// <summary>Number and outcome on one line.</summary>
    public override string ToString() => Success switch
    {
        null => $"{Number} running",
        true => $"{Number} complete",
        false => $"{Number} {Error}",
    };
}
