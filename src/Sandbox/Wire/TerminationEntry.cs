namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A termination in the step log.</summary>
internal sealed record TerminationEntry(TriggerResponse Trigger) : StepEntry("termination");
