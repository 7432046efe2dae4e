using System;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>The content of a successful response, without its envelope.</summary>
/// <param name="Result">The result; null where the service sent none.</param>
/// <param name="Info">The paging information of a listing.</param>
/// <param name="Attempts">How often the request was sent.</param>
internal sealed record ApiResponse<T>(T? Result, ResultInfo? Info, int Attempts)
{
    /// <summary>Whether the service may have carried out an earlier attempt.</summary>
    public bool EarlierMayHaveActed { get; init; }

    /// <summary>When the first attempt was sent, by the service's clock.</summary>
    public DateTimeOffset FirstSentOn { get; init; }
}

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

/// <summary>The envelope of every response of Cloudflare's API.</summary>
internal sealed record Envelope<T>
{
    /// <summary>Missing and null mean true if the HTTP status is a success: some endpoints return null.</summary>
    public bool? Success { get; init; }

    public CloudflareError[]? Errors { get; init; }

    public T? Result { get; init; }

    public ResultInfo? ResultInfo { get; init; }
}
