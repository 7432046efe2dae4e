namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The workflow that a trigger starts.</summary>
internal sealed record TriggerTarget(string? Type, string? ScriptName, string? WorkflowName);
