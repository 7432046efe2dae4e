namespace CloudflareWorkflows.Models;

/// <summary>The step that an instance is started again from.</summary>
/// <param name="Name">The name in the workflow's code, without the service's counter.</param>
/// <param name="Count">Which of the steps with this name, from 1.</param>
/// <param name="Type">do, sleep or waitForEvent.</param>
internal sealed record RestartPoint(string Name, int Count, string Type);
