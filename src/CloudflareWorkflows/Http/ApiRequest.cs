using System;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CloudflareWorkflows.Http.RateLimiting;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>One request, and whether it may be repeated.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query relative to the base address, already encoded: see
/// <see cref="ApiPath"/>.</param>
internal sealed record ApiRequest(HttpMethod Method, string Path)
{
    private static readonly MediaTypeHeaderValue s_json = new("application/json");

    /// <summary>The PATCH method; netstandard2.0 has no constant for it.</summary>
    public static HttpMethod Patch { get; } = new("PATCH");

    public RetrySafety Safety { get; init; } = RetrySafety.Repeatable;

    /// <summary>The cost of the instances that it creates or restarts; null if there are none.</summary>
    public CreationCost? Creates { get; init; }

    /// <summary>How many nodes of analytics it queries; 0 for any other request.</summary>
    public int AnalyticsNodes { get; init; }

    /// <summary>Whether it changes nothing.</summary>
    public bool IsRead => Method == HttpMethod.Get || AnalyticsNodes > 0;

    /// <summary>Classifies its errors; null for the classifier of the connection.</summary>
    public ErrorClassifier? Classify { get; init; }

    /// <summary>The permission that it needs, in Cloudflare's words; null for the permission of the command.</summary>
    public string? Permission { get; init; }

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

    /// <summary>Builds the HTTP message, with the credential.</summary>
    public HttpRequestMessage ToMessage(ApiConnection connection)
    {
        HttpRequestMessage message = new(Method, new Uri(connection.BaseAddress, Path))
        {
            Version = HttpTransport.PreferredVersion,
        };

        // The HTTP stack resends a request without content up to three times, unseen, when the connection ends before
        // a response. It does not resend one with content, even of length zero. A read may be resent, and .NET
        // Framework refuses content on a GET.
        if (Method != HttpMethod.Get)
        {
            message.Content = new ByteArrayContent(Body ?? []);
            message.Content.Headers.ContentType = Body is null ? null : s_json;
        }

        // Both values are well formed. Parsing them again for every request only costs time.
        message.Headers.TryAddWithoutValidation("Accept", "application/json");
        message.Headers.TryAddWithoutValidation("User-Agent", connection.UserAgent);
        connection.Credential?.Apply(message.Headers);
        return message;
    }
}

/// <summary>Builds paths and queries. All percent-encoding happens here.</summary>
internal sealed class ApiPath
{
    private readonly StringBuilder _text = new();
    private bool _hasQuery;

    /// <summary>Joins segments to a path. Each segment is percent-encoded as a whole, so an id with a slash stays one
    /// segment.</summary>
    public static ApiPath Of(params string[] segments)
    {
        ApiPath path = new();
        foreach (string segment in segments)
        {
            // Percent-encoding cannot preserve these segments: the resulting URI would address another resource.
            if (ServiceRules.PathSegment(segment) is not null)
            {
                throw new CloudflareException(
                    CloudflareErrorKind.RequestRefused, $"'{segment}' can't be part of a path. No request was sent.");
            }

            if (path._text.Length > 0)
            {
                path._text.Append('/');
            }

            path._text.Append(Uri.EscapeDataString(segment));
        }

        return path;
    }

    /// <summary>Adds a query parameter, unless its value is null.</summary>
    public ApiPath With(string name, string? value)
    {
        if (value is not null)
        {
            _text.Append(_hasQuery ? '&' : '?').Append(name).Append('=').Append(Uri.EscapeDataString(value));
            _hasQuery = true;
        }

        return this;
    }

    public ApiPath With(string name, int value) => With(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a time in the service's format: UTC, milliseconds, no offset.</summary>
    public ApiPath With(string name, DateTimeOffset? value) =>
        With(name, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();

    public static implicit operator string(ApiPath path) => path.ToString();
}
