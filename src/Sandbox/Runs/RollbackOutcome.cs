using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>How undoing the steps of an instance went.</summary>
/// <param name="Error">The error of the handler that failed; null when all worked.</param>
public sealed record RollbackOutcome(StepError? Error)
{
    /// <summary><c>complete</c> or <c>failed</c>.</summary>
    public string Outcome => Error is null ? "complete" : "failed";
}
