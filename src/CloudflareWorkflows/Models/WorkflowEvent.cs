using System;

namespace CloudflareWorkflows.Models;

/// <summary>An event in the life of an instance.</summary>
public sealed record WorkflowEvent
{
    /// <summary>When the event happened, in local time.</summary>
    public DateTime? Timestamp { get; init; }

    /// <summary>The ID of the instance.</summary>
    public string InstanceId { get; internal init; } = "";

    /// <summary>The type of the event, in the spelling of the service, for example <c>step_completed</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>The name of the step as the service shows it, for example <c>charge-1</c>; null for an event of the
    /// whole instance.</summary>
    public string? StepName { get; init; }

    /// <summary>The attempt at the step, counted from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>The type of the event that a step waits for.</summary>
    public string? EventType { get; init; }

    /// <summary>The length of a sleep. The duration of a step is reported only if the command reads the instance at
    /// intervals, because the service sends no events.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The delay before the next attempt; null if there is none, or if it isn't reported.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>The error that ended a step, an attempt, or the instance.</summary>
    public WorkflowError? Error { get; init; }

    /// <summary>The params of the instance: any JSON, with objects as PSObject. The event workflow_started reports
    /// them.</summary>
    public object? Params { get; init; }

    /// <summary>The retry settings of a step. The events step_started and rollback_step_started report them.</summary>
    public WorkflowStepConfig? Config { get; init; }

    /// <summary>The return value of a step or of the instance: any JSON, with objects as PSObject.</summary>
    public object? Output { get; init; }

    /// <summary>The name of the workflow.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The account that the instance belongs to; <c>local</c> for the local engine.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Identifies the event among all events of the instance. It's the ID of the service. If the service sends
    /// no events, it's derived from the event and its time.</summary>
    public string EventId { get; init; } = "";

    /// <summary>Returns the type and the step.</summary>
    public override string ToString() => StepName is null ? Type : $"{Type} {StepName}";

    /// <summary>Identifies the event without its source and its time.</summary>
    internal (string Type, string? StepName, int? Attempt) What => (Type, StepName, Attempt);
}
