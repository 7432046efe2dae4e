namespace CloudflareWorkflows.Models;

/// <summary>Identifies a step, or one attempt at it.</summary>
/// <param name="Step">The step, as returned with its instance.</param>
/// <param name="Attempt">The attempt, counted from 1; null for the final result of the step.</param>
internal sealed record StepAddress(WorkflowStep Step, int? Attempt)
{
    /// <summary>The type of a step that runs code.</summary>
    public const string Work = "step";

    /// <summary>The type of a step that waits for an event.</summary>
    public const string WaitForEvent = "waitForEvent";

    /// <summary>Whether steps of a type can have an output.</summary>
    public static bool HasOutput(string type) => type is Work or WaitForEvent;
}
