using System;
using System.Text.Json;
using CloudflareWorkflows.Json;

namespace CloudflareWorkflows.Jobs.Archives;

/// <summary>The last line of a file whose writer was killed. A line that a person has edited is something else: its JSON
/// ends, or is damaged before its end.</summary>
internal static class TornLine
{
    private static readonly JsonReaderOptions s_options = new() { MaxDepth = RawJson.MaxWireDepth };

    /// <summary>Whether the rest of a line is the beginning of one that this module writes. Bytes that were never written are
    /// zeros.</summary>
    public static bool IsOne(ReadOnlySpan<byte> rest)
    {
        int zeros = rest.IndexOf((byte)0);
        ReadOnlySpan<byte> written = zeros < 0 ? rest : rest[..zeros];
        ReadOnlySpan<byte> beginning = "{\"Form\":"u8;
        int length = Math.Min(beginning.Length, written.Length);
        return written[..length].SequenceEqual(beginning[..length]) && IsUnfinished(written);
    }

    private static bool IsUnfinished(ReadOnlySpan<byte> written)
    {
        Utf8JsonReader reader = new(written, isFinalBlock: false, new JsonReaderState(s_options));
        try
        {
            while (reader.Read())
            {
                if (reader is { CurrentDepth: 0, TokenType: JsonTokenType.EndObject })
                {
                    return false;
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
