namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>The kind of an entry in the step log.</summary>
public enum StepKind
{
    /// <summary>A <c>step.do</c>.</summary>
    Do,

    /// <summary>A sleep.</summary>
    Sleep,

    /// <summary>A wait for an event.</summary>
    WaitForEvent,

    /// <summary>The rollback of a <c>step.do</c>.</summary>
    Rollback,

    /// <summary>The entry for a termination.</summary>
    Termination,
}
