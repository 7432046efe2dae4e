using System;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>Tells which failed step ended an instance: its code may survive the failure of others.</summary>
internal static class StepFailure
{
    /// <summary>Finds the step with the instance's own error; else the failed one that ended last, unless the code went on
    /// to another step. The service gives instances a general error where a step threw a NonRetryableError.</summary>
    /// <returns>The step; null if no step is to blame.</returns>
    public static WorkflowStep? Find(WorkflowStep[] steps, WorkflowError? error)
    {
        WorkflowStep[] failed = Failed(steps);
        return failed.LastOrDefault(step => error is not null && step.Error == error)
            ?? failed.Where(step => !steps.Any(other => other.IsInCode && Started(other) > Ended(step)))
                .OrderBy(Ended).LastOrDefault();
    }

    /// <summary>The steps that failed and are in the code.</summary>
    public static WorkflowStep[] Failed(WorkflowStep[] steps) =>
        Array.FindAll(steps, step => step.IsInCode && step.Status == InstanceStatus.Errored);

    // Local times go back when the clocks do.
    public static DateTime? Started(WorkflowStep step) => step.StartedOn?.ToUniversalTime();

    public static DateTime? Ended(WorkflowStep step) => step.EndedOn?.ToUniversalTime();
}
