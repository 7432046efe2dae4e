using System;
using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Watching;

/// <summary>Derives the events of a step from its description. Pure.</summary>
internal static class StepEvents
{
    public static IEnumerable<WorkflowEvent> Of(WorkflowStep step) => step.Type switch
    {
        "step" => OfWork(step, ""),
        "rollback" => OfWork(step, EventKind.RollbackPrefix),
        "sleep" => OfPause(step, "sleep", "sleep_completed"),
        "waitForEvent" => OfPause(step, "wait", step.Error is null ? "wait_completed" : "wait_timed_out"),
        _ => [],
    };

    private static IEnumerable<WorkflowEvent> OfWork(WorkflowStep step, string prefix)
    {
        yield return Started(step, prefix + "step_started") with { Config = step.Config };
        foreach (WorkflowStepAttempt attempt in step.Attempts)
        {
            yield return new WorkflowEvent
            {
                Timestamp = attempt.StartedOn,
                Type = prefix + "attempt_started",
                StepName = step.Name,
                Attempt = attempt.Number,
            };
            if (attempt.Success is bool success)
            {
                yield return new WorkflowEvent
                {
                    Timestamp = attempt.EndedOn,
                    Type = prefix + (success ? "attempt_completed" : "attempt_errored"),
                    StepName = step.Name,
                    Attempt = attempt.Number,
                    Error = attempt.Error,
                };
            }
        }

        if (step.Status is InstanceStatus.Complete or InstanceStatus.Errored)
        {
            yield return Ended(step, prefix + (step.Status == InstanceStatus.Complete ? "step_completed" : "step_errored"));
        }
    }

    private static IEnumerable<WorkflowEvent> OfPause(WorkflowStep step, string kind, string ended)
    {
        // The end of a sleep is known in advance.
        TimeSpan? length = step.Type == "sleep" ? step.EndedOn?.ToUniversalTime() - step.StartedOn?.ToUniversalTime() : null;
        yield return Started(step, kind + "_started") with { EventType = step.EventType, Duration = length };
        yield return new WorkflowEvent { Timestamp = step.StartedOn, Type = EventKind.Waiting };
        if (step.Status is InstanceStatus.Complete or InstanceStatus.Errored)
        {
            yield return Ended(step, ended) with { EventType = step.EventType };
        }
    }

    private static WorkflowEvent Started(WorkflowStep step, string type) =>
        new() { Timestamp = step.StartedOn, Type = type, StepName = step.Name };

    private static WorkflowEvent Ended(WorkflowStep step, string type) => new()
    {
        Timestamp = step.EndedOn,
        Type = type,
        StepName = step.Name,
        Duration = step.Duration,
        Error = step.Status == InstanceStatus.Errored ? step.Error : null,
        Output = step.Output,
    };
}
