using System;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Archives;

/// <summary>The columns of a line beside its head. Times are in local time.</summary>
internal struct ArchiveColumns
{
    public DateTime? ModifiedOn, QueuedOn, ScheduledOn;
    public string? Trigger, Cron;
    public int? StepCount;
    public bool HasMalformedSteps, HasParams;
    public WorkflowError? Error;
    public WorkflowRollback? Rollback;
    public ReportedJson? Params, Output;

    /// <summary>The steps; null for an instance as a list reports it.</summary>
    public WorkflowStep[]? Steps;

    /// <summary>Returns the instance of the line.</summary>
    public readonly WorkflowInstance ToModel(ArchiveHead head)
    {
        if (Steps is not WorkflowStep[] steps)
        {
            return new WorkflowInstance
            {
                Id = head.Id,
                WorkflowName = head.WorkflowName,
                AccountId = head.AccountId,
                Status = head.Status,
                VersionId = head.VersionId,
                ReadOn = head.ReadOn.ToLocalTime(),
                Trigger = Trigger,
                CreatedOn = head.CreatedOn?.ToLocalTime(),
                StartedOn = head.StartedOn?.ToLocalTime(),
                EndedOn = head.EndedOn?.ToLocalTime(),
                ModifiedOn = ModifiedOn,
            };
        }

        return new WorkflowInstanceDetail
        {
            Id = head.Id,
            WorkflowName = head.WorkflowName,
            AccountId = head.AccountId,
            Status = head.Status,
            VersionId = head.VersionId,
            ReadOn = head.ReadOn.ToLocalTime(),
            Trigger = Trigger,
            CreatedOn = head.CreatedOn?.ToLocalTime(),
            QueuedOn = QueuedOn,
            StartedOn = head.StartedOn?.ToLocalTime(),
            EndedOn = head.EndedOn?.ToLocalTime(),
            ModifiedOn = ModifiedOn,
            StepCount = StepCount,
            Cron = Cron,
            ScheduledOn = ScheduledOn,
            HasMalformedSteps = HasMalformedSteps,
            Error = Error,
            Rollback = Rollback,
            Params = Params,
            LacksParams = !HasParams,
            Output = Output,
            Steps = WithInstance(head, steps),
        };
    }

    private static WorkflowStep[] WithInstance(ArchiveHead head, WorkflowStep[] steps)
    {
        bool hasEnded = InstanceStatus.IsEnded(head.Status);
        Timeline? frame = Timeline.Of(steps, hasEnded, head.EndedOn);
        DateTime readOn = head.ReadOn.ToLocalTime();
        return Array.ConvertAll(steps, step => step.StoppedBy(hasEnded ? head.EndedOn : null) with
        {
            InstanceId = head.Id,
            WorkflowName = head.WorkflowName,
            AccountId = head.AccountId,
            ReadOn = readOn,
            Frame = frame,
        });
    }
}
