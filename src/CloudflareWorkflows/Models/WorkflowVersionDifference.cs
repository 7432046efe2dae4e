namespace CloudflareWorkflows.Models;

/// <summary>A difference between two versions of a workflow: a step, a setting of a step, or a setting of the
/// version.</summary>
public sealed record WorkflowVersionDifference
{
    /// <summary>What differs. Added: only the newer version has the step. Removed: only the reference has it. Renamed: a step
    /// at the same place has another name. Moved: the step is at another place. Changed: a setting differs.</summary>
    public string Kind { get; internal init; } = "";

    /// <summary>The name of the step, without the counter that instances add: the name in the reference, or that of an added
    /// step. Null for a setting of the version, and for a return, a break, or a condition without steps.</summary>
    public string? StepName { get; internal init; }

    /// <summary>The type of the step: step, sleep, sleepUntil, waitForEvent, or call for a call of a function that has steps.
    /// It is break for a return or a break. Null for a setting of the version, and for a branch without
    /// steps.</summary>
    public string? StepType { get; internal init; }

    /// <summary>The setting that changed, for example RetryLimit, RetryDelay, Backoff, Timeout, SleepDuration, EventType,
    /// Condition, or StepLimit. Null for the other kinds.</summary>
    public string? Setting { get; internal init; }

    /// <summary>The value, the name, or the place in the reference. Null if there is none.</summary>
    public string? Reference { get; internal init; }

    /// <summary>The value, the name, or the place in the version that is compared with the reference. Null if there is
    /// none.</summary>
    public string? Difference { get; internal init; }

    /// <summary>Whether the difference can harm an instance that began with the code of the reference and continues with the
    /// other code.</summary>
    public bool IsUnsafe => Reason is not null;

    /// <summary>What can happen to such an instance. Null if the graph shows no danger.</summary>
    public string? Reason { get; internal init; }

    /// <summary>The name of the workflow.</summary>
    public string WorkflowName { get; internal init; } = "";

    /// <summary>The ID of the version that is the reference.</summary>
    public string ReferenceVersionId { get; internal init; } = "";

    /// <summary>The ID of the version that is compared with the reference.</summary>
    public string DifferenceVersionId { get; internal init; } = "";

    /// <summary>The account that the workflow belongs to.</summary>
    public string? AccountId { get; internal init; }

    /// <summary>Returns the kind, the step and what changed.</summary>
    public override string ToString() => (Setting, StepName) switch
    {
        (null, null) => $"{Kind} {Difference ?? Reference}",
        (null, _) => $"{Kind} {StepName}{(StepType == "call" ? "()" : "")}",
        (_, null) => $"{Kind} {Setting}: {Reference ?? "default"} -> {Difference ?? "default"}",
        _ => $"{Kind} {StepName}, {Setting}: {Reference ?? "none"} -> {Difference ?? "none"}",
    };
}
