using System;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>A <c>step.sleep</c>.</summary>
/// <param name="Name">The name in the code.</param>
/// <param name="Duration">The duration.</param>
public sealed record SleepStep(string Name, TimeSpan Duration) : ScriptStep(Name);
