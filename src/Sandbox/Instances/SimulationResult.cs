using System;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Instances;

/// <summary>The result of simulating some steps.</summary>
/// <param name="EndedOn">When they ended; null before that.</param>
/// <param name="Error">The unhandled error; null on success and before the end.</param>
internal readonly record struct SimulationResult(DateTimeOffset? EndedOn, StepError? Error = null)
{
    public static SimulationResult Unfinished => default;
}
