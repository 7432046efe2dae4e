namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The mark of a termination in the log.</summary>
internal sealed record TerminationEntry(TriggerAnswer Trigger) : StepEntry("termination");
