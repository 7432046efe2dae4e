using System;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Http.Reading;

namespace CloudflareWorkflows.Json;

/// <summary>JSON text that is passed on as it is.</summary>
internal static class RawJson
{
    /// <summary>How deep JSON may nest, in both directions; the library would stop at 64.</summary>
    public const int MaxDepth = LenientJson.MaxDepth;

    /// <summary>The same, with room for what bodies and answers wrap it in.</summary>
    public const int MaxWireDepth = MaxDepth + 24;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = MaxDepth };

    /// <summary>Reads JSON that came as a text. Texts in it may be damaged.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static JsonElement Parse(string text)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = MaxDepth });
        _ = reader.Read();
        JsonElement value = LenientJson.Read(ref reader);

        // Whatever follows is a fault that the reader tells.
        _ = reader.Read();
        return value;
    }

    public static JsonElement? Parse(byte[]? utf8)
    {
        if (utf8 is null)
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(utf8, s_options);
        return document.RootElement.Clone();
    }

    /// <summary>Whether two texts mean the same: the order of an object's members does not count.</summary>
    public static bool DeepEquals(byte[] one, byte[] other) => JsonNode.DeepEquals(
        JsonNode.Parse(one, documentOptions: s_options), JsonNode.Parse(other, documentOptions: s_options));

    /// <summary>What is wrong with a text that should be JSON; null if nothing is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="utf8">The same in UTF-8, which has no index of a character.</param>
    public static string? FindError(string text, byte[] utf8)
    {
        if (!JsonStringReader.IsWellFormed(text))
        {
            return "it holds half a character (a surrogate that stands alone).";
        }

        try
        {
            Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read())
            {
                // Half a character may be written as an escape too.
                _ = reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? reader.GetString() : null;
            }

            return null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return failure.Message;
        }
    }
}
