namespace CloudflareWorkflows.Json.Wire;

/// <summary>The key of an instance; the service's description of the instance does not repeat it.</summary>
internal sealed record InstanceKey(string AccountId, string WorkflowName, string Id);
