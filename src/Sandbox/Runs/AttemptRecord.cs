using System;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>One attempt of a step.</summary>
/// <param name="StartedOn">When it began.</param>
/// <param name="EndedOn">When it ended; null while it runs.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record AttemptRecord(DateTimeOffset StartedOn, DateTimeOffset? EndedOn, StepError? Error)
{
    /// <summary>Whether it worked; null while it runs.</summary>
    public bool? Success => EndedOn is null ? null : Error is null;
}
