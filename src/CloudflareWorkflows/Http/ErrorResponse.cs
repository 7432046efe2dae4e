using System;
using System.Net.Http.Headers;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>A response that is not a success, read as far as it could be.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Errors">Cloudflare's errors; empty if the body was not an envelope.</param>
/// <param name="IsEnvelope">Whether the body was Cloudflare's envelope.</param>
/// <param name="Excerpt">The first characters of a body that was not, on one line.</param>
/// <param name="Headers">The response's headers.</param>
internal sealed record ErrorResponse(
    int StatusCode, CloudflareError[] Errors, bool IsEnvelope, string Excerpt, HttpResponseHeaders Headers)
{
    /// <summary>Cloudflare's own messages are short; only a damaged or hostile response has longer ones.</summary>
    private const int MaximumMessageLength = 1000;

    /// <summary>Whether the body was Cloudflare's envelope, and broke off.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Whether it says that the request was not carried out: whoever answers 4xx refuses it, or does not hand it on.
    /// Only 408 can come in the middle.</summary>
    public bool IsRejected => StatusCode is >= 400 and < 500 and not 408;

    /// <summary>The same errors without the credential, which a server may repeat, and with messages of a readable
    /// length.</summary>
    public ErrorResponse Redact(Credential? credential) => this with
    {
        // First the credential: a part of one that is cut cannot be recognized.
        Errors = Array.ConvertAll(Errors, error => error.Message is string message
            ? error with { Message = Truncate(credential?.Redact(message) ?? message) }
            : error),
    };

    public int? Code => Errors.Length > 0 ? Errors[0].Code : null;

    public string? Message => Errors.Length > 0 ? Errors[0].Message : null;

    private static string Truncate(string message)
    {
        if (message.Length <= MaximumMessageLength)
        {
            return message;
        }

        int length = char.IsHighSurrogate(message[MaximumMessageLength - 1]) ? MaximumMessageLength - 1 : MaximumMessageLength;
        return message.Remove(length) + "…";
    }
}
