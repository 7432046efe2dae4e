using System;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CloudflareWorkflows.Http;

/// <summary>One request: what is asked for, and whether it may be asked again.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query below the address of the API, already encoded: see <see cref="ApiPath"/>.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path)
{
    /// <summary>HTTP's PATCH, which netstandard2.0 has no constant for.</summary>
    public static HttpMethod Patch { get; } = new("PATCH");

    public RetrySafety Safety { get; init; } = RetrySafety.Repeatable;

    /// <summary>What it creates or restarts; null if nothing.</summary>
    public CreationCost? Creates { get; init; }

    /// <summary>The body, as JSON in UTF-8.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Whether a response without a body says that it is done; elsewhere it was lost on its way.</summary>
    public bool AllowsEmptyResponse { get; init; }

    /// <summary>Opens, for each attempt anew, what takes a response that is bytes instead of JSON; null where none is
    /// expected. Such a response may be of any length, and none of it is held in memory.</summary>
    public Func<Stream>? OpenBinaryTarget { get; init; }

    public static ApiRequest Get(string path) => new(HttpMethod.Get, path);

    /// <summary>A request with a body.</summary>
    public static ApiRequest Of<T>(HttpMethod method, string path, T body, JsonTypeInfo<T> shape) =>
        new(method, path) { Body = JsonSerializer.SerializeToUtf8Bytes(body, shape) };
}
