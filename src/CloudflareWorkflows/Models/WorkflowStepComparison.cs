using System;

namespace CloudflareWorkflows.Models;

/// <summary>How a step of an instance differs from the same step of the reference. Steps are the same if they have the
/// same type, the same name, and the same counter.</summary>
public sealed record WorkflowStepComparison
{
    /// <summary>The name of the step, with its counter.</summary>
    public string StepName { get; internal init; } = "";

    /// <summary>The type: step, sleep, waitForEvent, rollback, or termination.</summary>
    public string Type { get; internal init; } = "";

    /// <summary>What differs; empty if nothing does. Missing: only the reference has the step. Extra: the reference
    /// doesn't have it. NotReached: an instance that hasn't ended doesn't have it yet. Status, Attempts, Error: these
    /// differ. Slower, Faster: one took at least twice as long as the other, and at least 500 ms longer. Order: it ran
    /// in another order with another step; steps that ran at the same time have no order.</summary>
    public string[] Differences { get; internal init; } = [];

    /// <summary>The status in the reference; null if it doesn't have the step.</summary>
    public string? ReferenceStatus { get; internal init; }

    /// <summary>The status in the instance; null if it doesn't have the step.</summary>
    public string? DifferenceStatus { get; internal init; }

    /// <summary>The number of attempts in the reference.</summary>
    public int? ReferenceAttempts { get; internal init; }

    /// <summary>The number of attempts in the instance.</summary>
    public int? DifferenceAttempts { get; internal init; }

    /// <summary>The duration in the reference, with pauses between attempts.</summary>
    public TimeSpan? ReferenceDuration { get; internal init; }

    /// <summary>The duration in the instance, with pauses between attempts.</summary>
    public TimeSpan? DifferenceDuration { get; internal init; }

    /// <summary>The duration in the instance divided by that in the reference: 2 means twice as long.</summary>
    public double? Change { get; internal init; }

    /// <summary>The error in the reference.</summary>
    public WorkflowError? ReferenceError { get; internal init; }

    /// <summary>The error in the instance.</summary>
    public WorkflowError? DifferenceError { get; internal init; }

    /// <summary>Returns the name of the step and what differs.</summary>
    public override string ToString() =>
        Differences.Length == 0 ? StepName : $"{StepName}: {string.Join(", ", Differences)}";
}
