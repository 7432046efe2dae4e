using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>How undoing the steps went.</summary>
internal sealed record RollbackAnswer(string Outcome, StepError? Error);
