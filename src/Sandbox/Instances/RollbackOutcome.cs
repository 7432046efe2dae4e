using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>The outcome of a rollback.</summary>
/// <param name="Error">The error of the failed handler; null on success.</param>
public sealed record RollbackOutcome(StepError? Error)
{
    /// <summary><c>complete</c> or <c>failed</c>.</summary>
    public string Outcome => Error is null ? "complete" : "failed";
}
