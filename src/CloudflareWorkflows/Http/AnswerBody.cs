using System;
using System.IO;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using CloudflareWorkflows.Models;
using CloudflareWorkflows.Platform;

namespace CloudflareWorkflows.Http;

/// <summary>The bytes of an answer, decompressed, up to a size that no honest one reaches.</summary>
internal static class AnswerBody
{
    private const int BufferSize = 16 * 1024;

    private static readonly byte[] s_mark = [0xEF, 0xBB, 0xBF];

    /// <summary>Reads an answer whole.</summary>
    /// <exception cref="CloudflareException">It is larger than the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        ApiRequest request, HttpResponseMessage response, long limit, CancellationToken cancellationToken)
    {
        using Stream body = await response.Content.OpenAsync(cancellationToken).ConfigureAwait(false);
        using MemoryStream whole = new();
        byte[] buffer = new byte[BufferSize];
        while (await body.ReadPartAsync(buffer, cancellationToken).ConfigureAwait(false) is int count && count > 0)
        {
            if (whole.Length + count > limit)
            {
                throw Failures.TooLarge(request, response, limit);
            }

            whole.Write(buffer, 0, count);
        }

        ReadOnlyMemory<byte> read = new(whole.GetBuffer(), 0, (int)whole.Length);
        return read.Span.StartsWith(s_mark) ? read[s_mark.Length..] : read;
    }

    /// <summary>Whether JSON is right as far as it goes, and does not go to its end.</summary>
    public static bool BreaksOff(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json, isFinalBlock: false, default);
        try
        {
            while (reader.Read())
            {
                // Only whether it can be read is of interest.
            }
        }
        catch (JsonException)
        {
            return false;
        }

        return reader.CurrentDepth > 0
            || reader.TokenType is JsonTokenType.None or JsonTokenType.StartObject or JsonTokenType.StartArray;
    }
}
