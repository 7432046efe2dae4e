namespace CloudflareWorkflows.Models;

/// <summary>The reason why one item of a batch failed.</summary>
internal sealed record BatchError(string Id, int? Code, string? Message);
