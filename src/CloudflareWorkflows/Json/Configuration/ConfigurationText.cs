using System;
using System.Text;
using System.Text.Json;

namespace CloudflareWorkflows.Json.Configuration;

/// <summary>Parses the text of a configuration file: JSON with comments and trailing commas, as wrangler accepts
/// it.</summary>
internal static class ConfigurationText
{
    private const int ByteOrderMarkLength = 3;

    private static readonly JsonDocumentOptions s_options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 1000,
    };

    private static readonly UTF8Encoding s_strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Returns the object that the file contains.</summary>
    /// <exception cref="ConfigurationException">The text isn't a JSON object in UTF-8.</exception>
    public static JsonElement Parse(byte[] content)
    {
        ReadOnlyMemory<byte> text = content switch
        {
            [0xEF, 0xBB, 0xBF, ..] => content.AsMemory(ByteOrderMarkLength),
            [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] => throw NotJson("it is encoded as UTF-16 or UTF-32; save it as UTF-8", null),
            _ => content,
        };
        try
        {
            _ = s_strict.GetCharCount(content);
            using JsonDocument document = JsonDocument.Parse(text, s_options);
            JsonElement root = document.RootElement.Clone();
            return root.ValueKind == JsonValueKind.Object
                ? root
                : throw new ConfigurationException(ConfigurationProblem.Invalid, "it must contain an object");
        }
        catch (DecoderFallbackException failure)
        {
            throw NotJson("it isn't encoded as UTF-8", failure);
        }
        catch (JsonException failure)
        {
            throw NotJson($"{Position(text.Span, failure)}: {Reason(failure)}", failure);
        }
    }

    private static ConfigurationException NotJson(string reason, Exception? cause) =>
        new(ConfigurationProblem.NotJson, reason, cause);

    /// <summary>The line and the column, in characters, from 1.</summary>
    private static string Position(ReadOnlySpan<byte> text, JsonException failure)
    {
        long line = failure.LineNumber ?? 0;
        ReadOnlySpan<byte> rest = text;
        for (long skipped = 0; skipped < line && rest.IndexOf((byte)'\n') is int end && end >= 0; skipped++)
        {
            rest = rest[(end + 1)..];
        }

        int bytes = (int)Math.Min(failure.BytePositionInLine ?? 0, rest.Length);
        int column = s_strict.GetCharCount(rest[..bytes].ToArray()) + 1;
        return FormattableString.Invariant($"line {line + 1}, column {column}");
    }

    /// <summary>The message without the position, which counts from 0 and in bytes.</summary>
    private static string Reason(JsonException failure)
    {
        int end = failure.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (end < 0 ? failure.Message : failure.Message[..end]).TrimEnd('.');
    }
}
