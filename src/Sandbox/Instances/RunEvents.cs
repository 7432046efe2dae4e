using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>Derives the events of one run from its state.</summary>
internal static class RunEvents
{
    public static void Add(List<WorkflowEvent> events, InstanceSnapshot run)
    {
        events.Add(At(run.QueuedOn, WorkflowEventType.WorkflowQueued));
        if (run.StartedOn is { } start)
        {
            events.Add(At(start, WorkflowEventType.WorkflowStart));
        }

        foreach (StepRecord record in run.Steps)
        {
            // A restart from a step keeps the earlier ones: their events are those of the earlier run.
            if (record.StartedOn >= run.QueuedOn)
            {
                Add(events, record);
            }
        }

        if (run.EndedOn is { } end && EndOf(run.Status) is { } type)
        {
            events.Add(At(end, type) with
            {
                WallTime = Milliseconds(run.StartedOn ?? end, end),
                StepCount = run.Steps.Count(record => record.Kind == StepKind.Do),
                AllStepCount = run.Steps.Count(record => record.Kind is not (StepKind.Rollback or StepKind.Termination)),
            });
        }
    }

    private static string? EndOf(string status) => status switch
    {
        InstanceStatus.Complete => WorkflowEventType.WorkflowSuccess,
        InstanceStatus.Errored => WorkflowEventType.WorkflowFailure,
        InstanceStatus.Terminated => WorkflowEventType.WorkflowTerminated,
        _ => null,
    };

    private static void Add(List<WorkflowEvent> events, StepRecord record)
    {
        if (record.Step is not { } step)
        {
            return;
        }

        string name = StepNames.Of(step);
        bool isCode = record.Kind == StepKind.Do;
        (string started, string succeeded, string failed) = TypesOf(record.Kind);
        events.Add(At(record.StartedOn, started) with { Step = name });
        foreach (AttemptRecord attempt in isCode ? record.Attempts : [])
        {
            events.Add(At(attempt.StartedOn, WorkflowEventType.AttemptStart) with { Step = name });
            if (attempt.EndedOn is { } attemptEnd)
            {
                string outcome = attempt.Error is null
                    ? WorkflowEventType.AttemptSuccess
                    : WorkflowEventType.AttemptFailure;
                events.Add(At(attemptEnd, outcome) with
                {
                    Step = name,
                    WallTime = Milliseconds(attempt.StartedOn, attemptEnd),
                });
            }
        }

        if (record.EndedOn is { } end)
        {
            events.Add(At(end, record.Error is null ? succeeded : failed) with
            {
                Step = name,
                WallTime = Milliseconds(record.StartedOn, end),
                RetryCount = isCode ? record.Attempts.Count - 1 : 0,
            });
        }
    }

    private static (string Started, string Succeeded, string Failed) TypesOf(StepKind kind) => kind switch
    {
        StepKind.Sleep => (
            WorkflowEventType.SleepStart, WorkflowEventType.SleepComplete, WorkflowEventType.SleepComplete),
        StepKind.WaitForEvent => (
            WorkflowEventType.WaitStart, WorkflowEventType.WaitComplete, WorkflowEventType.WaitTimedOut),
        StepKind.Rollback => (
            WorkflowEventType.RollbackStepStart,
            WorkflowEventType.RollbackStepSuccess,
            WorkflowEventType.RollbackStepFailure),
        _ => (WorkflowEventType.StepStart, WorkflowEventType.StepSuccess, WorkflowEventType.StepFailure),
    };

    private static WorkflowEvent At(DateTimeOffset instant, string type) =>
        new(new DateTimeOffset(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero), type);

    private static long Milliseconds(DateTimeOffset start, DateTimeOffset end) =>
        (long)Math.Round((end - start).TotalMilliseconds);
}
