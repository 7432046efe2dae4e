using System;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>A <c>step.sleep</c>.</summary>
/// <param name="Name">The bare name.</param>
/// <param name="Duration">How long it sleeps.</param>
public sealed record SleepStep(string Name, TimeSpan Duration) : ScriptStep(Name);
