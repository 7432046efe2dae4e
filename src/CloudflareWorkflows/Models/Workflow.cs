using System;

namespace CloudflareWorkflows.Models;

/// <summary>A workflow: a durable program of several steps, exported as a class by a Worker script.</summary>
public sealed record Workflow
{
    /// <summary>The name, which is unique in the account.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The name of the Worker script that contains the code.</summary>
    public string? ScriptName { get; internal init; }

    /// <summary>Whether that script was deleted, so that the workflow can't run; null if the service didn't report
    /// it.</summary>
    public bool? ScriptDeleted { get; internal init; }

    /// <summary>The class in that script.</summary>
    public string? ClassName { get; internal init; }

    /// <summary>Where the service keeps the data, for example eu; null without a jurisdiction.</summary>
    public string? Jurisdiction { get; internal init; }

    /// <summary>The number of instances that are accepted but not started yet; null if the service didn't report
    /// it.</summary>
    public int? Queued { get; internal init; }

    /// <summary>The number of running instances.</summary>
    public int? Running { get; internal init; }

    /// <summary>The number of instances that wait for an event, the end of a sleep, or the next attempt.</summary>
    public int? Waiting { get; internal init; }

    /// <summary>The number of paused instances.</summary>
    public int? Paused { get; internal init; }

    /// <summary>The number of instances that pause when the running step ends.</summary>
    public int? WaitingForPause { get; internal init; }

    /// <summary>The number of instances that undo their steps.</summary>
    public int? RollingBack { get; internal init; }

    /// <summary>The number of instances that ended with an error.</summary>
    public int? Errored { get; internal init; }

    /// <summary>The number of stopped instances.</summary>
    public int? Terminated { get; internal init; }

    /// <summary>The number of instances that completed successfully.</summary>
    public int? Complete { get; internal init; }

    /// <summary>The number of instances in statuses that are newer than this module: an object with a property for each
    /// status, in the spelling of the service. Null if there are none.</summary>
    public object? OtherCounts { get; internal init; }

    /// <summary>When an instance was last started, in local time.</summary>
    public DateTime? LastTriggered { get; internal init; }

    /// <summary>When its schedules start the next instance, in local time; null without a schedule.</summary>
    public DateTime? NextRun { get; internal init; }

    /// <summary>When it was created, in local time.</summary>
    public DateTime? CreatedOn { get; internal init; }

    /// <summary>When it was last changed, in local time.</summary>
    public DateTime? ModifiedOn { get; internal init; }

    /// <summary>The service's ID of the workflow, which is a UUID.</summary>
    public string? WorkflowId { get; internal init; }

    /// <summary>The account that the workflow belongs to; <c>local</c> for the local engine.</summary>
    public string? AccountId { get; internal set; }

    /// <summary>Same as Name. Parameters that take a workflow have this name.</summary>
    public string WorkflowName => Name;

    /// <summary>The cron expressions that start instances.</summary>
    public WorkflowSchedule[] Schedules { get; internal init; } = [];

    /// <summary>The number of all instances; null if the service didn't report it.</summary>
    internal int? InstanceCount =>
        Queued + Running + Waiting + Paused + WaitingForPause + RollingBack + Errored + Terminated + Complete + Others;

    /// <summary>The number of instances in statuses that are newer than this module.</summary>
    internal int Others { get; init; }

    /// <summary>The number of instances in a status; null if the service didn't report it.</summary>
    internal int? CountOf(string status) => status switch
    {
        InstanceStatus.Queued => Queued,
        InstanceStatus.Running => Running,
        InstanceStatus.Waiting => Waiting,
        InstanceStatus.Paused => Paused,
        InstanceStatus.WaitingForPause => WaitingForPause,
        InstanceStatus.RollingBack => RollingBack,
        InstanceStatus.Errored => Errored,
        InstanceStatus.Terminated => Terminated,
        InstanceStatus.Complete => Complete,
        _ => null,
    };

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
