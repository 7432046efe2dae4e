namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>Retention as it is asked for: milliseconds, or a phrase such as <c>7 days</c>.</summary>
internal sealed record RetentionBody(RawJson? SuccessRetention, RawJson? ErrorRetention);
