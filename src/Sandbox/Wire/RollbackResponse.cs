using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The outcome of a rollback.</summary>
internal sealed record RollbackResponse(string Outcome, StepError? Error);
