namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The id of an object.</summary>
internal sealed record IdResponse(string Id);
