using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Http.Reading;

namespace CloudflareWorkflows.Json;

/// <summary>Parses and checks JSON text that is passed on unchanged.</summary>
internal static class RawJson
{
    /// <summary>The maximum nesting depth in both directions; the library's default is 64.</summary>
    public const int MaxDepth = LenientJson.MaxDepth;

    /// <summary>The maximum depth including the envelopes of requests and responses.</summary>
    public const int MaxWireDepth = MaxDepth + 24;

    private static readonly JsonDocumentOptions s_options = new() { MaxDepth = MaxDepth };

    /// <summary>Parses JSON from a string. Strings in it may be damaged.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static JsonElement Parse(string text)
    {
        Utf8JsonReader reader = new(Encoding.UTF8.GetBytes(text), new JsonReaderOptions { MaxDepth = MaxDepth });
        _ = reader.Read();
        JsonElement value = LenientJson.Read(ref reader);

        // Throws if anything but white space follows.
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

    /// <summary>Whether two JSON texts have the same value. The order of an object's properties does not
    /// matter.</summary>
    public static bool DeepEquals(byte[] one, byte[] other) => JsonNode.DeepEquals(
        JsonNode.Parse(one, documentOptions: s_options), JsonNode.Parse(other, documentOptions: s_options));

    /// <summary>Whether a value has numbers whose text may change if they become objects: a fraction, an exponent, or
    /// many digits.</summary>
    public static bool IsChangedByObjects(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => !value.TryGetInt64(out long whole) || (whole == 0 && value.GetRawText() != "0"),
        JsonValueKind.Array => value.EnumerateArray().Any(IsChangedByObjects),
        JsonValueKind.Object => value.EnumerateObject().Any(property => IsChangedByObjects(property.Value)),
        _ => false,
    };

    /// <summary>Returns why a text is not valid JSON; null if it is valid.</summary>
    /// <param name="text">The text.</param>
    /// <param name="utf8">The same text in UTF-8, which cannot represent unpaired surrogates.</param>
    public static string? FindError(string text, byte[] utf8)
    {
        if (!JsonStringReader.IsWellFormed(text))
        {
            return "it contains an incomplete character (an unpaired surrogate).";
        }

        try
        {
            Utf8JsonReader reader = new(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
            while (reader.Read())
            {
                // Unpaired surrogates may also be escaped.
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
