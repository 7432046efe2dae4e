using System;
using CloudflareWorkflows.Sandbox.Instances;
using Microsoft.AspNetCore.Http;

namespace CloudflareWorkflows.Sandbox.Api;

/// <summary>The query parameters of an instance listing.</summary>
internal sealed record InstanceListQuery(
    int PerPage,
    int? Page,
    InstanceCursor? Cursor,
    bool IsAscending,
    string? Status,
    DateTimeOffset From,
    DateTimeOffset To)
{
    public static InstanceListQuery Read(HttpRequest request)
    {
        QueryReader query = new(request);
        int? page = query.Number("page", 1, int.MaxValue);
        // The service also documents an empty cursor as the end of a listing, so a client may send one back.
        InstanceCursor? cursor = query.Text("cursor") is { Length: > 0 } text ? InstanceCursor.Parse(text) : null;
        if (page is not null && cursor is not null)
        {
            throw ApiErrors.Body("page and cursor exclude each other");
        }

        string? direction = query.OneOf("direction", "asc", "desc");
        if (cursor is { } given && direction is not null && given.IsAscending != (direction == "asc"))
        {
            throw ApiErrors.Body("direction");
        }

        InstanceListQuery read = new(
            query.Number("per_page", 1, 100) ?? 50,
            page,
            cursor,
            cursor?.IsAscending ?? direction == "asc",
            query.OneOf("status", InstanceStatus.All),
            query.Instant("date_start") ?? DateTimeOffset.MinValue,
            query.Instant("date_end") ?? DateTimeOffset.MaxValue);
        return read.From <= read.To ? read : throw ApiErrors.Body("date_start is after date_end");
    }
}
