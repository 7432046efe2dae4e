using System;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Changing;

/// <summary>Finds the step to restart an instance from. Pure.</summary>
internal static class RestartPlan
{
    private const string WorkType = "step";

    /// <summary>Finds a step by its displayed name or by its name in the code.</summary>
    /// <param name="steps">The steps that the instance has reached.</param>
    /// <param name="name">A name with the service's counter (<c>charge-1</c>) or without it (<c>charge</c>).</param>
    /// <param name="occurrence">The number of the step among those with the same name in the code, from 1; null for
    /// the first.</param>
    /// <param name="type">step, sleep or waitForEvent, in any case; null for any.</param>
    /// <returns>The step; null if there is none.</returns>
    public static WorkflowStep? ByName(WorkflowStep[] steps, string name, int? occurrence, string? type)
    {
        WorkflowStep[] known = Array.FindAll(
            steps,
            step => step.IsInCode
                && (type is null || string.Equals(step.Type, type, StringComparison.OrdinalIgnoreCase)));
        WorkflowStep? exact = occurrence is null ? Array.Find(known, step => step.Name == name) : null;
        return exact
            ?? Array.Find(known, step => step.NameInCode == name && (step.Occurrence ?? 1) == (occurrence ?? 1));
    }

    /// <summary>Finds the failed step to restart from: the one that ended the instance, or the earliest of the failed
    /// steps that overlap with it.</summary>
    /// <returns>The step; null if none failed.</returns>
    /// <exception cref="CloudflareException">A step is malformed and may be the failed one.</exception>
    public static WorkflowStep? Failed(WorkflowInstanceDetail instance)
    {
        if (instance.HasMalformedSteps)
        {
            throw new CloudflareException(
                CloudflareErrorKind.UnreadableAnswer, "a step can't be read, so it's unknown which one failed.");
        }

        WorkflowStep? last = StepFailure.Find(instance.Steps, instance.Error);
        return last is null
            ? null
            : StepFailure.Failed(instance.Steps)
                .Where(step => StepFailure.Ended(step) >= StepFailure.Started(last)
                    && StepFailure.Started(step) <= StepFailure.Ended(last))
                .OrderBy(StepFailure.Started).FirstOrDefault() ?? last;
    }

    /// <summary>Converts a step to the service's format: the name in the code, an occurrence, and the service's word
    /// for a do step.</summary>
    public static RestartPoint ToPoint(WorkflowStep step) =>
        new(step.NameInCode, step.Occurrence ?? 1, step.Type == WorkType ? "do" : step.Type);

    /// <summary>Whether a step has all the data that the service needs, so that no lookup is necessary.</summary>
    public static bool NamesItself(WorkflowStep step) =>
        step.IsInCode
        && step.Occurrence is int occurrence
        && step.Name.EndsWith(FormattableString.Invariant($"-{occurrence}"), StringComparison.Ordinal);
}
