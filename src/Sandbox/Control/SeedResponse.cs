namespace CloudflareWorkflows.Sandbox.Control;

/// <summary>The instances that were added.</summary>
internal sealed record SeedResponse(string Workflow, int Added);
