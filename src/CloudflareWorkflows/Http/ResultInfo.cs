using System.Text.Json.Serialization;
using CloudflareWorkflows.Http.Reading;

namespace CloudflareWorkflows.Http;

/// <summary>Where in a listing an answer stands. Numbers are doubles because the OpenAPI says <c>number</c>.</summary>
internal sealed record ResultInfo
{
    [JsonConverter(typeof(LooseNumberConverter))]
    public double? Count { get; init; }

    [JsonConverter(typeof(LooseNumberConverter))]
    public double? Page { get; init; }

    [JsonConverter(typeof(LooseNumberConverter))]
    public double? PerPage { get; init; }

    [JsonConverter(typeof(LooseNumberConverter))]
    public double? TotalCount { get; init; }

    [JsonConverter(typeof(LooseNumberConverter))]
    public double? TotalPages { get; init; }

    [JsonConverter(typeof(TextOrNumberConverter))]
    public string? Cursor { get; init; }
}
