namespace CloudflareWorkflows.Models;

/// <summary>The step that an instance is restarted from.</summary>
/// <param name="Name">The name in the workflow's code, without the counter of the service.</param>
/// <param name="Count">Which of the steps with this name, counted from 1.</param>
/// <param name="Type">do, sleep or waitForEvent.</param>
internal sealed record RestartPoint(string Name, int Count, string Type);
