namespace CloudflareWorkflows.Contract.Tests.OpenApi;

/// <summary>An operation of the OpenAPI.</summary>
/// <param name="Id">Its operationId.</param>
/// <param name="Method">GET, PUT, ...</param>
/// <param name="Path">The path with its parameters in braces, from <c>/accounts</c> on.</param>
internal sealed record Operation(string Id, string Method, string Path);
