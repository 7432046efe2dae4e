using System;

namespace CloudflareWorkflows.Models;

/// <summary>A workflow: a durable program of several steps, exported as a class by a Worker.</summary>
public sealed record Workflow
{
    /// <summary>The name, unique in the account.</summary>
    public string Name { get; internal init; } = "";

    /// <summary>The name of the Worker script that holds the code.</summary>
    public string? ScriptName { get; internal init; }

    /// <summary>Whether that script was deleted, so that the workflow cannot run any more; null if the service did not
    /// tell.</summary>
    public bool? ScriptDeleted { get; internal init; }

    /// <summary>The class in that script.</summary>
    public string? ClassName { get; internal init; }

    /// <summary>How many instances are accepted and not started yet; null if the service did not tell.</summary>
    public int? Queued { get; internal init; }

    /// <summary>How many instances run.</summary>
    public int? Running { get; internal init; }

    /// <summary>How many instances wait for an event, a sleep's end or their next attempt.</summary>
    public int? Waiting { get; internal init; }

    /// <summary>How many instances are paused.</summary>
    public int? Paused { get; internal init; }

    /// <summary>How many instances will pause when the step that runs has ended.</summary>
    public int? WaitingForPause { get; internal init; }

    /// <summary>How many instances undo their steps.</summary>
    public int? RollingBack { get; internal init; }

    /// <summary>How many instances ended with an error.</summary>
    public int? Errored { get; internal init; }

    /// <summary>How many instances were stopped.</summary>
    public int? Terminated { get; internal init; }

    /// <summary>How many instances ended well.</summary>
    public int? Complete { get; internal init; }

    /// <summary>How many instances are in statuses that are newer than this module: an object with a property for each
    /// status, in the service's own spelling. Null if there are none.</summary>
    public object? OtherCounts { get; internal init; }

    /// <summary>When an instance was last started, in local time.</summary>
    public DateTime? LastTriggered { get; internal init; }

    /// <summary>When its schedules start the next instance, in local time; null without a schedule.</summary>
    public DateTime? NextRun { get; internal init; }

    /// <summary>When it was created, in local time.</summary>
    public DateTime? CreatedOn { get; internal init; }

    /// <summary>When it was last changed, in local time.</summary>
    public DateTime? ModifiedOn { get; internal init; }

    /// <summary>The service's own id of the workflow, a uuid.</summary>
    public string? WorkflowId { get; internal init; }

    /// <summary>The account it belongs to; <c>local</c> for the local engine.</summary>
    public string? AccountId { get; internal set; }

    /// <summary>The name again, as all parameters that take a workflow spell it.</summary>
    public string WorkflowName => Name;

    /// <summary>The cron expressions that start instances.</summary>
    public WorkflowSchedule[] Schedules { get; internal init; } = [];

    /// <summary>How many instances there are in all; null if the service did not tell.</summary>
    internal int? InstanceCount =>
        Queued + Running + Waiting + Paused + WaitingForPause + RollingBack + Errored + Terminated + Complete + Others;

    /// <summary>How many instances are in statuses that are newer than this module.</summary>
    internal int Others { get; init; }

    /// <summary>How many instances are in a status; null if the service did not tell.</summary>
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

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
