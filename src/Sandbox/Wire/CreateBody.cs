namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>What a creation asks.</summary>
internal sealed record CreateBody(
    string? InstanceId, RawJson? Params, RetentionBody? InstanceRetention, string? LocationHint);
