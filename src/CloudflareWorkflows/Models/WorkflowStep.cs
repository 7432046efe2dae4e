using System;

namespace CloudflareWorkflows.Models;

/// <summary>One step of an instance.</summary>
public sealed record WorkflowStep
{
    /// <summary>The name as the service shows it: the name in the code and a counter, for example <c>charge-1</c>.</summary>
    public string Name { get; init; } = "";

    /// <summary>step, sleep, waitForEvent, rollback or termination.</summary>
    public string Type { get; init; } = "";

    /// <summary>running, retrying, waiting, complete, errored or terminated. The service tells this only by other
    /// fields; it is worked out from them.</summary>
    public string Status { get; init; } = "";

    /// <summary>When it started, in local time.</summary>
    public DateTime? StartedOn { get; init; }

    /// <summary>When it ended, in local time; null while it has not. Of a wait that is under way: when it ends at the
    /// latest.</summary>
    public DateTime? EndedOn { get; init; }

    /// <summary>How long it took, from start to end, pauses between attempts included; null while it has not ended.</summary>
    // Local times go back when the clocks do.
    public TimeSpan? Duration => Status == InstanceStatus.Waiting ? null : EndedOn?.ToUniversalTime() - StartedOn?.ToUniversalTime();

    /// <summary>Which of the steps with this name in the code it is, from 1: the counter at the end of the name.</summary>
    public int? Occurrence { get; init; }

    /// <summary>The type of event that a waitForEvent waits for.</summary>
    public string? EventType { get; init; }

    /// <summary>When it ran and for how long, drawn as a bar in the time of its instance, as tables show it. Null where the
    /// service told no time.</summary>
    public string? Timeline => Frame is not null && StartedOn is DateTime start
        ? Frame.Draw(start.ToUniversalTime(), EndedOn?.ToUniversalTime(), ModuleTime.UtcNow)
        : null;

    /// <summary>The error that it ended with, or that its last attempt ended with.</summary>
    public WorkflowError? Error { get; init; }

    /// <summary>The instance it belongs to.</summary>
    public string InstanceId { get; internal init; } = "";

    /// <summary>The workflow it belongs to.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The account it belongs to; <c>local</c> for the local engine.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>What it returned: any JSON, objects as PSObject. The service shortens long outputs.</summary>
    public object? Output { get; init; }

    /// <summary>How it is repeated when it fails.</summary>
    public WorkflowStepConfig? Config { get; init; }

    /// <summary>Its attempts, oldest first.</summary>
    public WorkflowStepAttempt[] Attempts { get; init; } = [];

    internal Timeline? Frame { get; init; }

    /// <summary>Whether it is a statement of the code, and not the undoing of one or the end of the instance.</summary>
    internal bool IsInCode => Type is "step" or "sleep" or "waitForEvent";

    /// <summary>Whether it has begun and not ended.</summary>
    internal bool IsOpen => Status is InstanceStatus.Running or InstanceStatus.Waiting or "retrying";

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
