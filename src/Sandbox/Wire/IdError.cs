namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The error of one id in a batch.</summary>
internal sealed record IdError(string Id, int Code, string Message);
