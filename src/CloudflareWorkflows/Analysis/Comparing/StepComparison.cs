using System;
using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Comparing;

/// <summary>Compares a step of two instances.</summary>
internal static class StepComparison
{
    public const string Missing = "Missing";
    public const string Extra = "Extra";
    public const string NotReached = "NotReached";
    public const string Status = "Status";
    public const string Attempts = "Attempts";
    public const string Error = "Error";
    public const string Slower = "Slower";
    public const string Faster = "Faster";
    public const string Order = "Order";

    /// <summary>Smaller ratios, and smaller times, vary from run to run.</summary>
    private const double SlowerRatio = 2;

    private static readonly TimeSpan s_slowerTime = TimeSpan.FromMilliseconds(500);

    /// <summary>Compares a pair.</summary>
    /// <param name="pair">The step in both instances.</param>
    /// <param name="isMoved">Whether the step ran in another order.</param>
    /// <param name="absence">The difference if only one instance has the step.</param>
    public static WorkflowStepComparison Compare(StepPair pair, bool isMoved, string absence)
    {
        WorkflowStep? reference = pair.Reference;
        WorkflowStep? difference = pair.Difference;
        WorkflowStep known = reference ?? difference!;
        return new WorkflowStepComparison
        {
            StepName = known.Name,
            Type = known.Type,
            Differences = reference is null || difference is null
                ? [absence]
                : [.. Differences(reference, difference, isMoved)],
            ReferenceStatus = reference?.Status,
            DifferenceStatus = difference?.Status,
            ReferenceAttempts = reference?.Attempts.Length,
            DifferenceAttempts = difference?.Attempts.Length,
            ReferenceDuration = reference?.Duration,
            DifferenceDuration = difference?.Duration,
            Change = Ratio(difference?.Duration, reference?.Duration),
            ReferenceError = reference?.Error,
            DifferenceError = difference?.Error,
        };
    }

    /// <summary>Whether a step does something else, and not only at another time.</summary>
    public static bool DiffersInResult(WorkflowStepComparison step) =>
        Array.Exists(step.Differences, difference => difference is not (Slower or Faster or Order));

    /// <summary>Divides two durations; null if the result is not known.</summary>
    public static double? Ratio(TimeSpan? duration, TimeSpan? usual) => duration is TimeSpan one && usual is { Ticks: > 0 } other
        ? (double)one.Ticks / other.Ticks
        : null;

    private static IEnumerable<string> Differences(WorkflowStep reference, WorkflowStep difference, bool isMoved)
    {
        if (reference.Status != difference.Status)
        {
            yield return Status;
        }

        if (reference.Attempts.Length != difference.Attempts.Length)
        {
            yield return Attempts;
        }

        if (reference.Error != difference.Error)
        {
            yield return Error;
        }

        if (IsSlower(difference, reference))
        {
            yield return Slower;
        }

        if (IsSlower(reference, difference))
        {
            yield return Faster;
        }

        if (isMoved)
        {
            yield return Order;
        }
    }

    private static bool IsSlower(WorkflowStep slow, WorkflowStep usual) =>
        slow.Duration is TimeSpan one && usual.Duration is TimeSpan other
        && one - other >= s_slowerTime && one.Ticks >= SlowerRatio * other.Ticks;
}
