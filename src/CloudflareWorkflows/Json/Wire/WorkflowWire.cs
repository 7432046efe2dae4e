using System;
using System.Collections.Generic;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>A workflow as the service writes it, its counts in an object of their own.</summary>
internal sealed record WorkflowWire
{
    public string? Id { get; init; }

    public string Name { get; init; } = "";

    public string? ScriptName { get; init; }

    public string? ClassName { get; init; }

    public DateTime? CreatedOn { get; init; }

    public DateTime? ModifiedOn { get; init; }

    public DateTime? TriggeredOn { get; init; }

    /// <summary>By status; all are optional, and the service adds some.</summary>
    public Dictionary<string, double?>? Instances { get; init; }

    public WorkflowSchedule[]? Schedules { get; init; }

    public Workflow ToModel(string accountId) => new()
    {
        AccountId = accountId,
        Name = Name,
        WorkflowId = Id,
        ScriptName = ScriptName,
        ClassName = ClassName,
        CreatedOn = CreatedOn,
        ModifiedOn = ModifiedOn,
        LastTriggered = TriggeredOn,
        NextRun = Earliest(Schedules),
        Schedules = Schedules ?? [],
        Queued = Count(InstanceStatus.Queued),
        Running = Count(InstanceStatus.Running),
        Waiting = Count(InstanceStatus.Waiting),
        Paused = Count(InstanceStatus.Paused),
        WaitingForPause = Count(InstanceStatus.WaitingForPause),
        RollingBack = Count(InstanceStatus.RollingBack),
        Errored = Count(InstanceStatus.Errored),
        Terminated = Count(InstanceStatus.Terminated),
        Complete = Count(InstanceStatus.Complete),
    };

    /// <summary>A status without a count has none; without any counts nothing is known.</summary>
    private int? Count(string status) =>
        Instances is null ? null : Instances.TryGetValue(status, out double? count) ? (int)(count ?? 0) : 0;

    private static DateTime? Earliest(WorkflowSchedule[]? schedules)
    {
        DateTime? earliest = null;
        foreach (WorkflowSchedule schedule in schedules ?? [])
        {
            if (earliest is null || schedule.NextInstance < earliest)
            {
                earliest = schedule.NextInstance;
            }
        }

        return earliest;
    }
}
