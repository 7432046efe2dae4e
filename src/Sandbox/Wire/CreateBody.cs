namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The body of a creation.</summary>
internal sealed record CreateBody(
    string? InstanceId, RawJson? Params, RetentionBody? InstanceRetention, string? LocationHint);
