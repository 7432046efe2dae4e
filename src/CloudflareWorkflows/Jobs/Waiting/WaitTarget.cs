using CloudflareWorkflows.Client;

namespace CloudflareWorkflows.Jobs.Waiting;

/// <summary>An instance that is waited for.</summary>
internal sealed record WaitTarget(InstancesClient Client, string WorkflowName, string Id);
