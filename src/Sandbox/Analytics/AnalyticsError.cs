namespace CloudflareWorkflows.Sandbox.Analytics;

/// <summary>An error to put into the responses of analytics.</summary>
/// <param name="Message">The message.</param>
/// <param name="Code">The code in the extensions.</param>
/// <param name="Node">The alias or the name of a node, whose data is null; null to leave all data there.</param>
public sealed record AnalyticsError(string Message, string Code = "internal", string? Node = null);
