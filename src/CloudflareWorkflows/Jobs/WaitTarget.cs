using CloudflareWorkflows.Client;

namespace CloudflareWorkflows.Jobs;

/// <summary>An instance that is waited for.</summary>
internal sealed record WaitTarget(WorkflowsClient Client, string WorkflowName, string Id);
