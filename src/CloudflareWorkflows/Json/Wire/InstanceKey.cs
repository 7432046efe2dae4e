namespace CloudflareWorkflows.Json.Wire;

/// <summary>What an instance is known by; its description does not repeat it.</summary>
internal sealed record InstanceKey(string AccountId, string WorkflowName, string Id);
