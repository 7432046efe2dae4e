using System;
using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>One run of a workflow, with all that the service tells of it.</summary>
public sealed record WorkflowInstanceDetail : WorkflowInstance
{
    // PowerShell lists the properties of a derived type before those of its base. They are repeated here so that the id
    // comes first, and all that is one value before what has parts.

    /// <inheritdoc/>
    public override string Id { get => base.Id; init => base.Id = value; }

    /// <inheritdoc/>
    public override string WorkflowName { get => base.WorkflowName; internal set => base.WorkflowName = value; }

    /// <inheritdoc/>
    public override string Status { get => base.Status; init => base.Status = value; }

    /// <inheritdoc/>
    public override string? Trigger { get => base.Trigger; init => base.Trigger = value; }

    /// <summary>When it was created, in local time. The service tells this in lists alone: of an instance that was read by
    /// its id, it is when it was last queued.</summary>
    public override DateTime? CreatedOn { get => base.CreatedOn; init => base.CreatedOn = value; }

    /// <summary>When it was last queued, in local time: at its creation, and again at a restart.</summary>
    public DateTime? QueuedOn { get; init; }

    /// <inheritdoc/>
    public override DateTime? StartedOn { get => base.StartedOn; init => base.StartedOn = value; }

    /// <inheritdoc/>
    public override DateTime? EndedOn { get => base.EndedOn; init => base.EndedOn = value; }

    /// <summary>When it last changed, in local time. The service tells this in lists alone: null for an instance that was
    /// read by its id.</summary>
    public override DateTime? ModifiedOn { get => base.ModifiedOn; init => base.ModifiedOn = value; }

    /// <inheritdoc/>
    public override TimeSpan? Duration => base.Duration;

    /// <inheritdoc/>
    public override string? VersionId { get => base.VersionId; init => base.VersionId = value; }

    /// <inheritdoc/>
    public override string? AccountId { get => base.AccountId; internal set => base.AccountId = value; }

    /// <summary>How many steps it has come to.</summary>
    public int? StepCount { get; init; }

    /// <summary>The cron expression that started it; null if something else did.</summary>
    public string? Cron { get; init; }

    /// <summary>When that expression was due, in local time.</summary>
    public DateTime? ScheduledOn { get; init; }

    /// <summary>What its open steps wait for, for example <c>event approved until 28 Nov 06:47</c>,
    /// <c>sleep until 26 Nov 08:00</c> or <c>retry 3 of 5 at 25 Nov 14:02</c>, in local time; several are separated by
    /// commas. Null where it waits for nothing. The status does not tell this: it is <c>waiting</c> or <c>running</c>.</summary>
    public string? WaitsFor => OpenSteps.Select(StepWait.Of).OfType<string>().ToArray() is { Length: > 0 } waits
        ? string.Join(", ", waits)
        : null;

    /// <summary>What made it fail: the error of the step that ended it, else its own. They differ where a step threw a
    /// NonRetryableError: the service then gives the instance a general error.</summary>
    public WorkflowError? Cause => FailedStep?.Error ?? Error;

    /// <summary>The error that it ended with.</summary>
    public WorkflowError? Error { get; init; }

    /// <summary>The step whose error ended it; null if it did not fail, or failed outside its steps.</summary>
    public WorkflowStep? FailedStep => Status == InstanceStatus.Errored ? StepFailure.Find(Steps, Error) : null;

    /// <summary>What came of undoing its steps; null if that was not asked for.</summary>
    public WorkflowRollback? Rollback { get; init; }

    /// <summary>What it was started with: any JSON, objects as PSObject. Whole numbers are Int64, or BigInteger up to 1,000
    /// digits; numbers with a fraction or an exponent are Double. A number that fits neither stays its text, and would be
    /// sent back as text.</summary>
    public object? Params { get; init; }

    /// <summary>What it returned: any JSON, objects as PSObject. The service shortens long outputs; what is then no JSON
    /// any more stays text.</summary>
    public object? Output { get; init; }

    /// <summary>The steps that have begun and not ended: what it does, or waits for.</summary>
    public WorkflowStep[] OpenSteps => Array.FindAll(Steps, step => step.IsOpen);

    /// <summary>The steps it has come to, oldest first.</summary>
    public WorkflowStep[] Steps { get; init; } = [];

    /// <summary>Whether some of its steps cannot be read, so that they are not among <see cref="Steps"/>.</summary>
    internal bool HasMalformedSteps { get; init; }

    /// <summary>Whether an open step of it waits for an event of a type.</summary>
    internal bool IsWaitingFor(string eventType) => Array.Exists(
        Steps, step => step is { Type: "waitForEvent", Status: InstanceStatus.Waiting } && step.EventType == eventType);

    /// <summary>The same with what only a list tells.</summary>
    internal WorkflowInstanceDetail WithListed(WorkflowInstance listed) => this with
    {
        CreatedOn = listed.CreatedOn ?? CreatedOn,
        ModifiedOn = listed.ModifiedOn ?? ModifiedOn,
    };
}
