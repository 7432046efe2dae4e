using System;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>One attempt of a step.</summary>
/// <param name="StartedOn">When it started.</param>
/// <param name="EndedOn">When it ended; null while it runs.</param>
/// <param name="Error">The error; null on success.</param>
public sealed record AttemptRecord(DateTimeOffset StartedOn, DateTimeOffset? EndedOn, StepError? Error)
{
    /// <summary>Whether it succeeded; null while it runs.</summary>
    public bool? Success => EndedOn is null ? null : Error is null;
}
