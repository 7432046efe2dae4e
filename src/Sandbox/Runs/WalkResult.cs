using System;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Runs;

/// <summary>How far a walk over some steps came.</summary>
/// <param name="EndedOn">When they ended; null when they have not.</param>
/// <param name="Error">The error that nobody caught; null when they have not ended or ended well.</param>
internal readonly record struct WalkResult(DateTimeOffset? EndedOn, StepError? Error = null)
{
    public static WalkResult Unfinished => default;
}
