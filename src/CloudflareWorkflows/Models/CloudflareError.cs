namespace CloudflareWorkflows.Models;

/// <summary>One entry of the <c>errors</c> list of a response.</summary>
/// <param name="Code">The number of the error, for example 10200; 0 if it has none.</param>
/// <param name="Message">The text of the error, for example <c>workflows.api.error.workflow.not_found</c>.</param>
public sealed record CloudflareError(int Code, string? Message)
{
    /// <summary>The code of an error of the GraphQL API, which is a word, for example <c>authz</c>.</summary>
    internal string? Name { get; init; }
}
