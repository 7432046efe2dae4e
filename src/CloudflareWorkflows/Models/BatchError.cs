namespace CloudflareWorkflows.Models;

/// <summary>Why one of several could not be done.</summary>
internal sealed record BatchError(string Id, int? Code, string? Message);
