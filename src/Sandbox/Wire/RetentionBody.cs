namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A retention in a request: milliseconds, or a phrase such as <c>7 days</c>.</summary>
internal sealed record RetentionBody(RawJson? SuccessRetention, RawJson? ErrorRetention);
