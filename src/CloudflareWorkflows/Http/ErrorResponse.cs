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
    /// <summary>Whether the body was Cloudflare's envelope, and broke off.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether it says that the request was not carried out: whoever answers 4xx refuses it, or does not hand it on.
    /// Only 408 can come in the middle.</summary>
    public bool IsBeforeActing => StatusCode is >= 400 and < 500 and not 408;

    /// <summary>The same without the credential, which a server may repeat.</summary>
    public ErrorResponse Without(Credential? credential) => credential is null ? this : this with
    {
        Errors = Array.ConvertAll(
            Errors, error => error.Message is string message ? error with { Message = credential.Hide(message) } : error),
    };

    public int? Code => Errors.Length > 0 ? Errors[0].Code : null;

    public string? Message => Errors.Length > 0 ? Errors[0].Message : null;
}
