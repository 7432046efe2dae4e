using System;
using System.Net.Http.Headers;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>An unsuccessful response, parsed as far as possible.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Errors">Cloudflare's errors; empty if the body was not an envelope.</param>
/// <param name="IsEnvelope">Whether the body was Cloudflare's envelope.</param>
/// <param name="Excerpt">The first characters of a body that was not an envelope, on one line.</param>
/// <param name="Headers">The response's headers.</param>
internal sealed record ErrorResponse(
    int StatusCode, CloudflareError[] Errors, bool IsEnvelope, string Excerpt, HttpResponseHeaders Headers)
{
    /// <summary>Cloudflare's own messages are short. Only a damaged or hostile response has longer ones.</summary>
    private const int MaximumMessageLength = 1000;

    /// <summary>Whether the body was a truncated envelope.</summary>
    public bool IsTruncated { get; init; }

    /// <summary>Whether the status shows that the request was not carried out: a 4xx status means that it was
    /// rejected or not forwarded. Only 408 can occur during processing.</summary>
    public bool IsRejected => StatusCode is >= 400 and < 500 and not 408;

    /// <summary>Returns a copy without the credential, which a server may echo, and with truncated messages.</summary>
    public ErrorResponse Redact(Credential? credential) => this with
    {
        // Redact first: a truncated credential cannot be recognized.
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
