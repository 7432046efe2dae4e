using System;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>A <c>step.waitForEvent</c>.</summary>
/// <param name="Name">The name in the code.</param>
/// <param name="EventType">The type of the event.</param>
/// <param name="Timeout">The timeout; the step fails if no event arrives in time.</param>
public sealed record WaitStep(string Name, string EventType, TimeSpan Timeout) : ScriptStep(Name)
{
    /// <summary>The service's default timeout.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromHours(24);
}
