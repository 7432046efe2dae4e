using System;
using System.Text.Json.Nodes;

namespace CloudflareWorkflows.Live.Service;

/// <summary>A response, as it came.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON body; null if the body is empty or is not JSON.</param>
/// <param name="HasBody">Whether there was a body.</param>
/// <param name="RetryAfter">How long to wait before the next request.</param>
internal sealed record ServiceReply(int Status, JsonNode? Body, bool HasBody, TimeSpan? RetryAfter = null)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>The <c>result</c> of the envelope.</summary>
    public JsonNode? Result => (Body as JsonObject)?["result"];

    /// <summary>The items of a list; empty if there is none.</summary>
    public JsonArray Items => Result as JsonArray ?? [];

    /// <summary>The code of the first error.</summary>
    public int? Code => ((Body as JsonObject)?["errors"] as JsonArray) is [JsonObject error, ..] && error["code"] is JsonValue code
        && code.TryGetValue(out int number)
        ? number
        : null;

    /// <summary>Whether the failure may pass by itself.</summary>
    public bool IsTransient => Status is 408 or 429 or 500 or 502 or 503 or 504;

    /// <summary>The refusal in two numbers, without the text of the service, which may hold names.</summary>
    public string Refusal => Code is int code ? $"HTTP {Status}, code {code}" : $"HTTP {Status}";

    /// <summary>Returns the reply itself if it succeeded.</summary>
    /// <exception cref="RefusedException">It did not.</exception>
    public ServiceReply Expected() => IsSuccess ? this : throw new RefusedException(this);
}
