namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The state of the termination job of a workflow.</summary>
internal sealed record TerminationJobResponse(string Status);
