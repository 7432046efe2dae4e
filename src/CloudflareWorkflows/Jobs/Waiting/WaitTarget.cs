using CloudflareWorkflows.Client;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>A pending instance.</summary>
internal sealed record WaitTarget(InstancesClient Client, string WorkflowName, string Id);
