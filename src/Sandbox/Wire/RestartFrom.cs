namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The step that a restart starts from.</summary>
internal sealed record RestartFrom(string? Name, int? Count, string? Type);
