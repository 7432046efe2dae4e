namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>What a change of status asks.</summary>
internal sealed record StatusBody(string? Status, bool? Rollback, RestartFrom? From);
