using System;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>Finds the failed step that ended an instance. The code of an instance can handle the failure of other
/// steps.</summary>
internal static class StepFailure
{
    /// <summary>Finds the step with the error of the instance. Otherwise, finds the failed step that ended last, unless
    /// the code started another step after it. The service gives an instance a general error if a step threw a
    /// NonRetryableError.</summary>
    /// <returns>The step; null if no step ended the instance.</returns>
    public static WorkflowStep? Find(WorkflowStep[] steps, WorkflowError? error)
    {
        WorkflowStep[] failed = Failed(steps);
        return failed.LastOrDefault(step => error is not null && step.Error == error)
            ?? failed.Where(step => !steps.Any(other => other.IsInCode && Started(other) > Ended(step)))
                .OrderBy(Ended).LastOrDefault();
    }

    /// <summary>The failed steps of the code.</summary>
    public static WorkflowStep[] Failed(WorkflowStep[] steps) =>
        Array.FindAll(steps, step => step.IsInCode && step.Status == InstanceStatus.Errored);

    // Local times go back when the clocks do.
    public static DateTime? Started(WorkflowStep step) => step.StartedOn?.ToUniversalTime();

    public static DateTime? Ended(WorkflowStep step) => step.EndedOn?.ToUniversalTime();
}
