using System;

namespace CloudflareWorkflows.Models;

/// <summary>Something that happened to an instance.</summary>
public sealed record WorkflowEvent
{
    /// <summary>When it happened, in local time.</summary>
    public DateTime? Timestamp { get; init; }

    /// <summary>The instance it happened to.</summary>
    public string InstanceId { get; internal init; } = "";

    /// <summary>What happened, in the service's own spelling, for example <c>step_completed</c>.</summary>
    public string Type { get; init; } = "";

    /// <summary>The step it happened to, as the service shows it, for example <c>charge-1</c>; null where it happened to
    /// the whole instance.</summary>
    public string? StepName { get; init; }

    /// <summary>Which attempt at the step, from 1.</summary>
    public int? Attempt { get; init; }

    /// <summary>The type of event that a step waits for.</summary>
    public string? EventType { get; init; }

    /// <summary>How long a sleep is going to be. How long a step took is told only where the instance is looked at, because
    /// nothing tells of its events.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>How long it will be until the next attempt; null where there is none, or where it is not told.</summary>
    public TimeSpan? RetryDelay { get; init; }

    /// <summary>The error that a step, an attempt or the instance ended with.</summary>
    public WorkflowError? Error { get; init; }

    /// <summary>What the instance was started with: any JSON, objects as PSObject. The event workflow_started tells
    /// it.</summary>
    public object? Params { get; init; }

    /// <summary>How a step is repeated when it fails. The events step_started and rollback_step_started tell it.</summary>
    public WorkflowStepConfig? Config { get; init; }

    /// <summary>What a step or the instance returned: any JSON, objects as PSObject.</summary>
    public object? Output { get; init; }

    /// <summary>The workflow that the instance is a run of.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The account it belongs to; <c>local</c> for the local engine.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Tells this event from all others of the instance. The service's own; or, where the instance is looked at
    /// because nothing tells of its events, made of what happened, and when.</summary>
    public string EventId { get; init; } = "";

    /// <summary>What happened, and to which step.</summary>
    public override string ToString() => StepName is null ? Type : $"{Type} {StepName}";

    /// <summary>What happened to what, whatever the source and the time.</summary>
    internal (string Type, string? StepName, int? Attempt) What => (Type, StepName, Attempt);
}
