using System;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>One run of a workflow, with everything that the service reports about it.</summary>
public sealed record WorkflowInstanceDetail : WorkflowInstance
{
    // PowerShell lists the properties of a derived type before those of its base. They are repeated here so that the id
    // comes first, and simple values come before objects and lists.

    /// <inheritdoc/>
    public override string Id { get => base.Id; init => base.Id = value; }

    /// <inheritdoc/>
    public override string WorkflowName { get => base.WorkflowName; internal set => base.WorkflowName = value; }

    /// <inheritdoc/>
    public override string Status { get => base.Status; init => base.Status = value; }

    /// <inheritdoc/>
    public override string? Trigger { get => base.Trigger; init => base.Trigger = value; }

    /// <summary>When the instance was created, in local time. Only lists report this. For an instance that was read by
    /// its ID, it's when the instance was last queued.</summary>
    public override DateTime? CreatedOn { get => base.CreatedOn; init => base.CreatedOn = value; }

    /// <summary>When the instance was last queued, in local time: when it was created or restarted.</summary>
    public DateTime? QueuedOn { get; init; }

    /// <inheritdoc/>
    public override DateTime? StartedOn { get => base.StartedOn; init => base.StartedOn = value; }

    /// <inheritdoc/>
    public override DateTime? EndedOn { get => base.EndedOn; init => base.EndedOn = value; }

    /// <summary>When the instance last changed, in local time. Only lists report this; it's null for an instance that
    /// was read by its ID.</summary>
    public override DateTime? ModifiedOn { get => base.ModifiedOn; init => base.ModifiedOn = value; }

    /// <inheritdoc/>
    public override TimeSpan? Duration => base.Duration;

    /// <inheritdoc/>
    public override string? VersionId { get => base.VersionId; init => base.VersionId = value; }

    /// <inheritdoc/>
    public override DateTime? ReadOn { get => base.ReadOn; internal set => base.ReadOn = value; }

    /// <inheritdoc/>
    public override string? AccountId { get => base.AccountId; internal set => base.AccountId = value; }

    /// <summary>The number of steps that the instance has reached.</summary>
    public int? StepCount { get; init; }

    /// <summary>The cron expression that started the instance; null if something else started it.</summary>
    public string? Cron { get; init; }

    /// <summary>When the cron expression was due, in local time.</summary>
    public DateTime? ScheduledOn { get; init; }

    /// <summary>What the open steps wait for, for example <c>event approved until 28 Nov 06:47</c>, <c>sleep until 26
    /// Nov 08:00</c>, or <c>retry 3 of 5 at 25 Nov 14:02</c>, in local time. Several waits are separated by commas.
    /// Null if the instance doesn't wait. The status doesn't show this: it's <c>waiting</c> or
    /// <c>running</c>.</summary>
    public string? WaitsFor => OpenSteps.Select(StepWait.Of).OfType<string>().ToArray() is { Length: > 0 } waits
        ? string.Join(", ", waits)
        : null;

    /// <summary>The cause of the failure, as the code threw it: the error of the step that ended the instance, or else the
    /// error of the instance. If a step threw a NonRetryableError, the service gives the instance a general error, and wraps
    /// the message in the error of the step. Cause is the NonRetryableError.</summary>
    public WorkflowError? Cause => (FailedStep?.Error ?? Error)?.Unwrap();

    /// <summary>The error of the instance.</summary>
    public WorkflowError? Error { get; init; }

    /// <summary>The step whose error ended the instance; null if the instance didn't fail, or failed outside its
    /// steps.</summary>
    public WorkflowStep? FailedStep => Status == InstanceStatus.Errored ? StepFailure.Find(Steps, Error) : null;

    /// <summary>The result of the rollback; null if no rollback was requested.</summary>
    public WorkflowRollback? Rollback { get; init; }

    /// <summary>The params: any JSON, with objects as PSObject. Whole numbers are Int64, or BigInteger up to 1,000
    /// digits. Numbers with a fraction or an exponent are Double. A number that fits neither is text.
    /// Copy-CfWorkflowInstance sends all numbers as the service reported them.</summary>
    public object? Params { get => ReportedJson.ValueOf(ParamsValue); init => ParamsValue = value; }

    /// <summary>The return value: any JSON, with objects as PSObject. The service truncates long outputs. An output
    /// that is no longer JSON is text.</summary>
    public object? Output { get => ReportedJson.ValueOf(OutputValue); init => OutputValue = value; }

    /// <summary>The steps that have started and not ended.</summary>
    public WorkflowStep[] OpenSteps => Array.FindAll(Steps, step => step.IsOpen);

    /// <summary>The steps that the instance has reached, oldest first.</summary>
    public WorkflowStep[] Steps { get; init; } = [];

    /// <summary>Whether some of its steps can't be read, and are missing in <see cref="Steps"/>.</summary>
    internal bool HasMalformedSteps { get; init; }

    /// <summary>Whether <see cref="CreatedOn"/> is when the instance was created, and not when it was last queued. Only lists
    /// report both times.</summary>
    internal bool IsCreationKnown => CreatedOn is not null && (ModifiedOn is not null || CreatedOn != QueuedOn);

    /// <summary>Whether some of its steps ended before it was last queued: it was restarted from a step.</summary>
    internal bool HasStepsOfEarlierRun => Array.Exists(Steps, step => StepFailure.Ended(step) < QueuedOn?.ToUniversalTime());

    /// <summary>The params as the service reported them, if it did; else the same as <see cref="Params"/>.</summary>
    internal object? ParamsValue { get; private init; }

    /// <summary>The return value as the service reported it, if it did; else the same as <see cref="Output"/>.</summary>
    internal object? OutputValue { get; private init; }

    /// <summary>Whether the service reported no params: neither a value nor null.</summary>
    internal bool LacksParams { get; init; }

    /// <summary>Whether an open step waits for an event of a type.</summary>
    internal bool IsWaitingFor(string eventType) => Array.Exists(
        Steps, step => step is { Type: "waitForEvent", Status: InstanceStatus.Waiting } && step.EventType == eventType);

    /// <summary>The same instance with the values that only a list reports.</summary>
    internal WorkflowInstanceDetail WithListed(WorkflowInstance listed) => this with
    {
        CreatedOn = listed.CreatedOn ?? CreatedOn,
        ModifiedOn = listed.ModifiedOn ?? ModifiedOn,
    };
}
