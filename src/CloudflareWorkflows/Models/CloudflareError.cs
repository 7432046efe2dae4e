namespace CloudflareWorkflows.Models;

/// <summary>One entry of the <c>errors</c> list of a response.</summary>
/// <param name="Code">The number of the error, for example 10200.</param>
/// <param name="Message">The text of the error, for example <c>workflows.api.error.workflow.not_found</c>.</param>
public sealed record CloudflareError(int Code, string? Message);
