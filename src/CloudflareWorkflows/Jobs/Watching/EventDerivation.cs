using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Watching;

/// <summary>Derives the events of an instance from its description. Pure.</summary>
internal static class EventDerivation
{
    /// <summary>The type of a rollback step.</summary>
    private const string RollbackStepType = "rollback";

    /// <summary>Returns all events that led to the description, oldest first. Event ids are stable across
    /// polls.</summary>
    /// <param name="before">The status of the previous poll; null for the first.</param>
    /// <param name="seen">The current description.</param>
    /// <param name="now">The time of the poll, used because the time of a status change is unknown.</param>
    public static WorkflowEvent[] Of(string? before, WorkflowInstanceDetail seen, DateTime now)
    {
        bool isEnded = InstanceStatus.IsEnded(seen.Status);
        IEnumerable<WorkflowEvent> recorded =
        [
            .. At(seen.CreatedOn, EventKind.Queued),
            .. At(seen.StartedOn, EventKind.Started).Select(one => one with { Params = seen.Params }),
            .. At(seen.StartedOn, EventKind.Running),
            .. seen.Steps.Where(step => step.Type != RollbackStepType).SelectMany(StepEvents.Of),
            .. At(Array.Find(seen.Steps, step => step.Type == RollbackStepType)?.StartedOn, EventKind.RollbackStarted),
            .. seen.Steps.Where(step => step.Type == RollbackStepType).SelectMany(StepEvents.Of),
            .. seen.Rollback is WorkflowRollback undone ? OfRollback(undone, seen.EndedOn) : [],
        ];
        IEnumerable<WorkflowEvent> changed = isEnded ? [] : OfStatus(before, seen.Status, now);
        IEnumerable<WorkflowEvent> ended = isEnded ? [OfEnd(seen, now)] : [];

        // Events of the same time keep the order of the steps; events that only the poll reveals come last.
        return
        [
            .. recorded.OrderBy(one => one.Timestamp?.ToUniversalTime()).Concat(changed).Concat(ended)
                .Select(one => one with
                {
                    EventId = Id(one),
                    InstanceId = seen.Id,
                    WorkflowName = seen.WorkflowName,
                    AccountId = seen.AccountId,
                }),
        ];
    }

    private static WorkflowEvent OfEnd(WorkflowInstanceDetail seen, DateTime now) => new()
    {
        Timestamp = seen.EndedOn ?? now,
        Type = seen.Status switch
        {
            InstanceStatus.Complete => EventKind.Completed,
            InstanceStatus.Errored => EventKind.Errored,
            _ => EventKind.Terminated,
        },
        Output = seen.Output,
        Error = seen.Error,
    };

    private static IEnumerable<WorkflowEvent> OfRollback(WorkflowRollback undone, DateTime? endedOn) =>
        At(endedOn, undone.Error is null ? EventKind.RollbackCompleted : EventKind.RollbackErrored, undone.Error);

    private static IEnumerable<WorkflowEvent> OfStatus(string? before, string status, DateTime now) =>
        status == before
            ? []
            : status switch
            {
                InstanceStatus.Paused => At(now, EventKind.Paused),
                InstanceStatus.WaitingForPause => At(now, EventKind.WaitingForPause),
                InstanceStatus.Running when before is InstanceStatus.Paused or InstanceStatus.WaitingForPause =>
                    At(now, EventKind.Running),
                _ => [],
            };

    private static IEnumerable<WorkflowEvent> At(DateTime? time, string type, WorkflowError? error = null) =>
        time is null ? [] : [new WorkflowEvent { Timestamp = time, Type = type, Error = error }];

    /// <summary>Time, type and step: stable across polls, and different after a restart.</summary>
    private static string Id(WorkflowEvent one) => string.Format(
        CultureInfo.InvariantCulture, "{0:yyyyMMdd'T'HHmmss.fff'Z'}-{1}-{2}-{3}", one.Timestamp?.ToUniversalTime(), one.Type,
        one.StepName, one.Attempt).TrimEnd('-');
}
