using System;

namespace CloudflareWorkflows.Models;

/// <summary>The filters of an instance list.</summary>
internal sealed record InstanceFilter
{
    public string? Status { get; init; }

    /// <summary>Created at or after this time.</summary>
    public DateTimeOffset? After { get; init; }

    /// <summary>Created at or before this time.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Whether the oldest instances come first.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>The service accepts 1 to 100, and its default is 50.</summary>
    public int PageSize { get; init; } = LargestPage;

    public const int LargestPage = 100;
}
