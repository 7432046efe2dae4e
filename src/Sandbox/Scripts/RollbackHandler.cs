using System;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>The code that undoes a step.</summary>
/// <param name="Duration">How long it runs.</param>
/// <param name="Error">Why it fails; null when it works.</param>
public sealed record RollbackHandler(TimeSpan Duration, StepError? Error = null);
