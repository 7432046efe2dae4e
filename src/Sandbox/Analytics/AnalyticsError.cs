namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>An error to put into the responses of analytics.</summary>
/// <param name="Message">The message.</param>
/// <param name="Code">The code in the extensions.</param>
/// <param name="Node">The alias or the name of a node: its data is null, and requests without it have no error. Null
/// for an error in every response.</param>
/// <param name="HasData">Whether the response has data beside the error.</param>
public sealed record AnalyticsError(
    string Message, string Code = "internal", string? Node = null, bool HasData = true);
