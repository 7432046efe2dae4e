namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The step that a restart begins with.</summary>
internal sealed record RestartFrom(string? Name, int? Count, string? Type);
