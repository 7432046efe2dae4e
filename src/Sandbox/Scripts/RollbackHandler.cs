using System;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>The code that rolls back a step.</summary>
/// <param name="Duration">Its duration.</param>
/// <param name="Error">Its error; null for success.</param>
public sealed record RollbackHandler(TimeSpan Duration, StepError? Error = null);
