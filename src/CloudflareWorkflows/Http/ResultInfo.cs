namespace CloudflareWorkflows.Http;

/// <summary>Where in a listing an answer stands. Numbers are doubles because the OpenAPI says <c>number</c>.</summary>
internal sealed record ResultInfo
{
    public double? Count { get; init; }

    public double? Page { get; init; }

    public double? PerPage { get; init; }

    public double? TotalCount { get; init; }

    public double? TotalPages { get; init; }

    public string? Cursor { get; init; }
}
