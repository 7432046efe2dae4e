using System;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CloudflareWorkflows.Http.RateLimiting;

namespace CloudflareWorkflows.Http;

/// <summary>One request, and whether it may be repeated.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query relative to the base address, already encoded: see
/// <see cref="ApiPath"/>.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path)
{
    /// <summary>The PATCH method; netstandard2.0 has no constant for it.</summary>
    public static HttpMethod Patch { get; } = new("PATCH");

    public RetrySafety Safety { get; init; } = RetrySafety.Repeatable;

    /// <summary>The cost of the instances that it creates or restarts; null if there are none.</summary>
    public CreationCost? Creates { get; init; }

    /// <summary>The body, as JSON in UTF-8.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Whether an empty response means success. Otherwise an empty body counts as a lost response.</summary>
    public bool AllowsEmptyResponse { get; init; }

    /// <summary>Opens the target stream for a binary response, once per attempt; null if none is expected. A binary
    /// response may have any length and is never buffered in memory.</summary>
    public Func<Stream>? OpenBinaryTarget { get; init; }

    public static ApiRequest Get(string path) => new(HttpMethod.Get, path);

    /// <summary>A request with a body.</summary>
    public static ApiRequest Of<T>(HttpMethod method, string path, T body, JsonTypeInfo<T> shape) =>
        new(method, path) { Body = JsonSerializer.SerializeToUtf8Bytes(body, shape) };
}
