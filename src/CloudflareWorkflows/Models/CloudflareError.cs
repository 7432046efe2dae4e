namespace CloudflareWorkflows.Models;

/// <summary>One entry of the <c>errors</c> list of an answer.</summary>
/// <param name="Code">Cloudflare's number for this error, for example 10200.</param>
/// <param name="Message">Cloudflare's text, for example <c>workflows.api.error.workflow.not_found</c>.</param>
public sealed record CloudflareError(int Code, string? Message);
