namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The body of a status change.</summary>
internal sealed record StatusBody(string? Status, bool? Rollback, RestartFrom? From);
