using System;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>An attempt in the step log.</summary>
internal sealed record AttemptEntry(DateTimeOffset Start, DateTimeOffset? End, bool? Success, StepError? Error)
{
    public static AttemptEntry Of(AttemptRecord attempt) =>
        new(attempt.StartedOn, attempt.EndedOn, attempt.Success, attempt.Error);
}
