using System;

namespace CloudflareWorkflows.Sandbox.Scripts;

/// <summary>A <c>step.waitForEvent</c>.</summary>
/// <param name="Name">The bare name.</param>
/// <param name="EventType">The type of the event it waits for.</param>
/// <param name="Timeout">How long; the step fails when the event has not come by then.</param>
public sealed record WaitStep(string Name, string EventType, TimeSpan Timeout) : ScriptStep(Name)
{
    /// <summary>The service's own limit where the code names none.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromHours(24);
}
