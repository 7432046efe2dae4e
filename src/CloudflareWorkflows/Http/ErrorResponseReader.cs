using System;
using System.IO;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>Reads an error response: an envelope with errors, or a page from a firewall or proxy.</summary>
internal static class ErrorResponseReader
{
    private const int MaximumLength = 64 * 1024;
    private const int MaximumExcerptLength = 120;

    /// <summary>Reads the response and redacts the credential.</summary>
    public static async Task<ErrorResponse> ReadAsync(
        HttpResponseMessage response, Credential? credential, CancellationToken cancellationToken)
    {
        int status = (int)response.StatusCode;
        string body = "";
        try
        {
            body = await ReadStartAsync(response, cancellationToken).ConfigureAwait(false);
            Envelope<JsonElement>? envelope =
                JsonSerializer.Deserialize(body, ErrorJsonContext.Default.EnvelopeJsonElement);

            // Other servers return JSON too.
            bool isEnvelope = envelope is { Success: not null } or { Errors: not null };
            string excerpt = isEnvelope ? "" : Excerpt(credential?.Redact(body) ?? body);
            return new ErrorResponse(status, envelope?.Errors ?? [], isEnvelope, excerpt, response.Headers).Redact(credential);
        }
        catch (Exception failure) when (failure is JsonException or InvalidDataException)
        {
            // Not an envelope, or damaged: the excerpt becomes part of the message.
            return new ErrorResponse(status, [], false, Excerpt(credential?.Redact(body) ?? body), response.Headers)
            {
                IsTruncated = body.Length is > 0 and < MaximumLength && ResponseBody.IsTruncated(new(Encoding.UTF8.GetBytes(body))),
            };
        }
    }

    private static async Task<string> ReadStartAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using Stream stream = await response.Content.OpenAsync(cancellationToken).ConfigureAwait(false);
        using StreamReader reader = new(stream, Encoding.UTF8);
        char[] start = new char[MaximumLength];
        int length = await reader.ReadBlockAsync(start, cancellationToken).ConfigureAwait(false);
        return new string(start, 0, length);
    }

    private static string Excerpt(string body)
    {
        StringBuilder line = new();
        foreach (char character in body)
        {
            if (line.Length == MaximumExcerptLength)
            {
                break;
            }

            line.Append(char.IsControl(character) ? ' ' : character);
        }

        return line.ToString().Trim();
    }
}
