namespace CloudflareWorkflows.Sandbox.Control;

/// <summary>What a seed has added.</summary>
internal sealed record SeedAnswer(string Workflow, int Added);
