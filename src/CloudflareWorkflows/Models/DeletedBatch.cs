namespace CloudflareWorkflows.Models;

/// <summary>What came of deleting several instances.</summary>
internal sealed record DeletedBatch
{
    /// <summary>Those that could not be deleted, and why.</summary>
    public BatchError[]? Errors { get; init; }
}

/// <summary>Why one of several could not be done.</summary>
internal sealed record BatchError(string Id, int? Code, string? Message);
