using System;

namespace CloudflareWorkflows.Models;

/// <summary>Which instances of a workflow a listing is to hold.</summary>
internal sealed record InstanceFilter
{
    public string? Status { get; init; }

    /// <summary>Created at this time or later.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Created at this time or earlier.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Whether the oldest are to come first.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>The service takes 1 to 100 and gives 50 unless told.</summary>
    public int PageSize { get; init; } = LargestPage;

    public const int LargestPage = 100;
}
