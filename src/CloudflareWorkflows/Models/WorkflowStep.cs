using System;

namespace CloudflareWorkflows.Models;

/// <summary>One step of an instance.</summary>
public sealed record WorkflowStep
{
    /// <summary>The name as the service shows it: the name in the code and a counter, for example
    /// <c>charge-1</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>The type: step, sleep, waitForEvent, rollback, or termination.</summary>
    public string Type { get; init; } = "";

    /// <summary>The status: running, retrying, waiting, complete, errored, or terminated. It's derived from other
    /// fields, because the service doesn't report it.</summary>
    public string Status { get; init; } = "";

    /// <summary>When the step started, in local time.</summary>
    public DateTime? StartedOn { get; init; }

    /// <summary>When the step ended, in local time; null if it hasn't ended. For a pending wait, when it ends at the
    /// latest. A wait that was stopped ended with its instance.</summary>
    public DateTime? EndedOn { get; init; }

    /// <summary>The time from start to end, including pauses between attempts; null if the step hasn't ended.</summary>
    // Local times go back when the clocks do.
    public TimeSpan? Duration => Status == InstanceStatus.Waiting ? null : EndedOn?.ToUniversalTime() - StartedOn?.ToUniversalTime();

    /// <summary>Which of the steps with this name in the code, counted from 1: the counter at the end of the
    /// name.</summary>
    public int? Occurrence { get; init; }

    /// <summary>The type of the event that a waitForEvent step waits for.</summary>
    public string? EventType { get; init; }

    /// <summary>When the step ran and for how long, drawn as a bar in the time of its instance. Null if the service
    /// reported no time.</summary>
    public string? Timeline => Frame is not null && StartedOn is DateTime start
        ? Frame.Draw(start.ToUniversalTime(), EndedOn?.ToUniversalTime(), ModuleTime.UtcNow)
        : null;

    /// <summary>The error of the step, or of its last attempt.</summary>
    public WorkflowError? Error { get; init; }

    /// <summary>The ID of the instance that the step belongs to.</summary>
    public string InstanceId { get; internal init; } = "";

    /// <summary>The name of the workflow that the step belongs to.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The account that the step belongs to; <c>local</c> for the local engine.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>When the step was read from the service, in local time, if its instance comes from an archive; else
    /// null.</summary>
    public DateTime? ReadOn { get; internal set; }

    /// <summary>The return value: any JSON, with objects as PSObject. The service truncates long outputs.</summary>
    public object? Output { get => ReportedJson.ValueOf(OutputValue); init => OutputValue = value; }

    /// <summary>The retry settings.</summary>
    public WorkflowStepConfig? Config { get; init; }

    /// <summary>The attempts, oldest first.</summary>
    public WorkflowStepAttempt[] Attempts { get; init; } = [];

    internal Timeline? Frame { get; init; }

    /// <summary>The return value as the service reported it, if it did; else the same as <see cref="Output"/>.</summary>
    internal object? OutputValue { get; private init; }

    /// <summary>The name in the code, without the counter of the service.</summary>
    internal string NameInCode => Occurrence is not null && Name.LastIndexOf('-') is > 0 and int dash ? Name[..dash] : Name;

    /// <summary>Whether the step is a statement of the code, and not a rollback or the termination.</summary>
    internal bool IsInCode => Type is "step" or "sleep" or "waitForEvent";

    /// <summary>Whether the step has started and not ended.</summary>
    internal bool IsOpen => Status is InstanceStatus.Running or InstanceStatus.Waiting or "retrying";

    /// <summary>The same step of an instance that has ended. A wait that was stopped ended then, whatever its deadline
    /// is.</summary>
    /// <param name="end">When the instance ended, in any kind of time; null if it hasn't ended, or if the time isn't known.</param>
    internal WorkflowStep StoppedBy(DateTime? end) =>
        Status == InstanceStatus.Terminated && end?.ToUniversalTime() is DateTime stopped
        && stopped < StepFailure.Ended(this) && !(stopped < StepFailure.Started(this))
            ? this with { EndedOn = stopped.ToLocalTime() }
            : this;

    /// <summary>Returns the name.</summary>
    public override string ToString() => Name;
}
