using System;
using System.Net.Http.Headers;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>An answer that is not a success, read as far as it could be.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Errors">Cloudflare's errors; empty if the body was not an envelope.</param>
/// <param name="IsEnvelope">Whether the body was Cloudflare's envelope.</param>
/// <param name="Excerpt">The first characters of a body that was not, on one line.</param>
/// <param name="Headers">The answer's headers.</param>
internal sealed record ErrorResponse(
    int StatusCode, CloudflareError[] Errors, bool IsEnvelope, string Excerpt, HttpResponseHeaders Headers)
{
    /// <summary>Cloudflare's own messages are short; only a damaged or hostile response has longer ones.</summary>
    private const int LongestMessage = 1000;

    /// <summary>Whether the body was Cloudflare's envelope, and broke off.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether it says that the request was not carried out: whoever answers 4xx refuses it, or does not hand it on.
    /// Only 408 can come in the middle.</summary>
    public bool IsBeforeActing => StatusCode is >= 400 and < 500 and not 408;

    /// <summary>The same errors without the credential, which a server may repeat, and with messages of a readable
    /// length.</summary>
    public ErrorResponse Without(Credential? credential) => this with
    {
        // First the credential: a part of one that is cut cannot be recognized.
        Errors = Array.ConvertAll(Errors, error => error.Message is string message
            ? error with { Message = Shortened(credential?.Hide(message) ?? message) }
            : error),
    };

    public int? Code => Errors.Length > 0 ? Errors[0].Code : null;

    public string? Message => Errors.Length > 0 ? Errors[0].Message : null;

    private static string Shortened(string message)
    {
        if (message.Length <= LongestMessage)
        {
            return message;
        }

        int length = char.IsHighSurrogate(message[LongestMessage - 1]) ? LongestMessage - 1 : LongestMessage;
        return message.Remove(length) + "…";
    }
}
