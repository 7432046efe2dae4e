namespace CloudflareWorkflows.Models;

/// <summary>Which step, and what of it, is asked for.</summary>
/// <param name="Step">The step, as a description of its instance gave it.</param>
/// <param name="Attempt">Which attempt at it, from 1; null for what came of the step in the end.</param>
internal sealed record StepAddress(WorkflowStep Step, int? Attempt)
{
    /// <summary>The type of a step that does something.</summary>
    public const string Work = "step";

    /// <summary>The type of a step that waits for an event.</summary>
    public const string WaitForEvent = "waitForEvent";

    /// <summary>Whether steps of a type can have an output at all.</summary>
    public static bool HasOutput(string type) => type is Work or WaitForEvent;
}
