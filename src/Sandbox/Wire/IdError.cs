namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>Why one of several was refused.</summary>
internal sealed record IdError(string Id, int Code, string Message);
