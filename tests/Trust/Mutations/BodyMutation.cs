using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace CloudflareWorkflows.Trust.Mutations;

/// <summary>Changes a body: its bytes, a value in it, or its encoding.</summary>
internal static class BodyMutation
{
    public static byte[] Bytes(Random random, byte[] body)
    {
        int at = random.Next(body.Length + 1);
        int length = Math.Min(body.Length - at, random.Next(1, 16));
        byte[] flipped = [.. body];
        if (at < body.Length)
        {
            flipped[at] ^= (byte)(1 << random.Next(8));
        }

        return random.Next(5) switch
        {
            0 => flipped,
            1 => [.. body[..at], .. EdgeCaseValues.Bytes(random, random.Next(1, 5)), .. body[at..]],
            2 => [.. body[..at], .. body[(at + length)..]],
            3 => [.. body[..(at + length)], .. body[at..]],
            _ => body[..at],
        };
    }

    /// <summary>Changes one value. If the body is not JSON, changes some bytes.</summary>
    /// <param name="random">The random generator.</param>
    /// <param name="body">The body.</param>
    /// <param name="within">Restricts the change to values whose path starts with this, and keeps the JSON valid.</param>
    public static byte[] Value(Random random, byte[] body, string? within = null)
    {
        JsonSpan[] spans = Spans(body);
        JsonSpan[] targets = [.. spans.Where(span => within is null || span.Path.StartsWith(within, StringComparison.Ordinal))];
        if (targets.Length == 0)
        {
            return Bytes(random, body);
        }

        JsonSpan target = targets[random.Next(targets.Length)];
        byte[] value = body[target.Value];
        return random.Next(within is null ? 10 : 8) switch
        {
            0 => Splice(body, target.Value, [.. "["u8, .. value, .. "]"u8]),
            1 => Splice(body, target.Value, [.. "{\"value\":"u8, .. value, .. "}"u8]),
            2 => Splice(body, target.Value, body[spans[random.Next(spans.Length)].Value]),
            3 => Splice(body, target.Whole, [.. body[target.Whole], .. ","u8, .. body[target.Whole]]),
            8 => Splice(body, target.Whole, []),
            _ => Splice(body, target.Value, EdgeCaseValues.Next(random, wellFormed: within is not null)),
        };
    }

    public static RawResponse Encoding(Random random, RawResponse answer)
    {
        byte[] body = answer.Body;
        return random.Next(9) switch
        {
            0 => answer with { Body = [0xEF, 0xBB, 0xBF, .. body] },
            1 => answer with { Body = [0xFF, 0xFE, .. Recode(body, System.Text.Encoding.Unicode)] },
            2 => answer with { Body = Recode(body, System.Text.Encoding.BigEndianUnicode) },
            3 => (answer with { Body = Compress(body) }).With("Content-Encoding", "gzip"),
            4 => (answer with { Body = Bytes(random, Compress(body)) }).With("Content-Encoding", "gzip"),
            5 => answer.With("Content-Encoding", random.Next(2) == 0 ? "gzip" : "deflate"),
            6 => answer.With("Content-Encoding", random.Next(2) == 0 ? "br" : "zstd"),
            7 => answer.With("Content-Type", "application/json; charset=utf-16"),

            // A small response that decompresses to 50 megabytes.
            _ => (answer with { Body = Compress([.. Enumerable.Repeat((byte)' ', 50_000_000), .. body]) }).With("Content-Encoding", "gzip"),
        };
    }

    private static JsonSpan[] Spans(byte[] body)
    {
        try
        {
            return [.. JsonSpan.In(body)];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static byte[] Splice(byte[] body, Range range, byte[] replacement) =>
        [.. body[..range.Start.Value], .. replacement, .. body[range.End.Value..]];

    private static byte[] Recode(byte[] body, Encoding encoding) => System.Text.Encoding.Convert(System.Text.Encoding.UTF8, encoding, body);

    private static byte[] Compress(byte[] body)
    {
        MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
        }

        return compressed.ToArray();
    }
}
