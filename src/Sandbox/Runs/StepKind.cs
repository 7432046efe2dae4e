namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>What an entry of the step log is about.</summary>
public enum StepKind
{
    /// <summary>A <c>step.do</c>.</summary>
    Do,

    /// <summary>A sleep.</summary>
    Sleep,

    /// <summary>A wait for an event.</summary>
    WaitForEvent,

    /// <summary>The undoing of a <c>step.do</c>.</summary>
    Rollback,

    /// <summary>The mark that somebody terminated the instance.</summary>
    Termination,
}
