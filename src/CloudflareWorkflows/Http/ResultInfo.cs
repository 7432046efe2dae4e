using System.Text.Json.Serialization;
using CloudflareWorkflows.Http.Reading;

namespace CloudflareWorkflows.Http;

/// <summary>The paging information of a response. Numbers are doubles because the OpenAPI document says
/// <c>number</c>.</summary>
internal sealed record ResultInfo
{
    [JsonConverter(typeof(LenientNumberConverter))]
    public double? Count { get; init; }

    [JsonConverter(typeof(LenientNumberConverter))]
    public double? Page { get; init; }

    [JsonConverter(typeof(LenientNumberConverter))]
    public double? PerPage { get; init; }

    [JsonConverter(typeof(LenientNumberConverter))]
    public double? TotalCount { get; init; }

    [JsonConverter(typeof(LenientNumberConverter))]
    public double? TotalPages { get; init; }

    [JsonConverter(typeof(StringOrNumberConverter))]
    public string? Cursor { get; init; }
}
