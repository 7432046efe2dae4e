namespace CloudflareWorkflows.Sandbox.Behavior;

/// <summary>An error of the service.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The code of the first error in the envelope.</param>
public sealed record ServiceError(int Status, int Code);
