using System.IO;
using System.Text.Json;

namespace CloudflareWorkflows.Http.Reading;

/// <summary>Reads any JSON value and repairs invalid UTF-8 and unpaired surrogates in strings and names, so that
/// reading them later cannot fail.</summary>
internal static class LenientJson
{
    /// <summary>The maximum nesting depth; the same as for values that are sent.</summary>
    public const int MaxDepth = 1000;

    /// <summary>Reads the value at the reader's position.</summary>
    /// <exception cref="JsonException">The value nests too deep.</exception>
    public static JsonElement Read(ref Utf8JsonReader reader, int maxDepth = MaxDepth)
    {
        Utf8JsonReader check = reader;
        return IsWellFormed(ref check, maxDepth) ? JsonElement.ParseValue(ref reader) : Repaired(ref reader);
    }

    private static bool IsWellFormed(ref Utf8JsonReader reader, int maxDepth)
    {
        int depth = reader.CurrentDepth;
        do
        {
            if (reader.CurrentDepth - depth > maxDepth)
            {
                throw new JsonException($"The value is nested deeper than {maxDepth} levels.");
            }

            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && !JsonStringReader.IsWellFormed(ref reader))
            {
                return false;
            }
        }
        while ((reader.CurrentDepth > depth || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            && reader.Read());

        return true;
    }

    private static JsonElement Repaired(ref Utf8JsonReader reader)
    {
        using MemoryStream copy = new();
        using (Utf8JsonWriter writer = new(copy, new JsonWriterOptions { SkipValidation = true }))
        {
            int depth = reader.CurrentDepth;
            do
            {
                Write(writer, ref reader);
            }
            while ((reader.CurrentDepth > depth || reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                && reader.Read());
        }

        Utf8JsonReader repaired = new(copy.ToArray(), new JsonReaderOptions { MaxDepth = int.MaxValue });
        return JsonElement.ParseValue(ref repaired);
    }

    private static void Write(Utf8JsonWriter writer, ref Utf8JsonReader token)
    {
        switch (token.TokenType)
        {
            case JsonTokenType.StartObject:
                writer.WriteStartObject();
                break;
            case JsonTokenType.EndObject:
                writer.WriteEndObject();
                break;
            case JsonTokenType.StartArray:
                writer.WriteStartArray();
                break;
            case JsonTokenType.EndArray:
                writer.WriteEndArray();
                break;
            case JsonTokenType.PropertyName:
                writer.WritePropertyName(JsonStringReader.Read(ref token));
                break;
            case JsonTokenType.String:
                writer.WriteStringValue(JsonStringReader.Read(ref token));
                break;
            default:
                JsonElement.ParseValue(ref token).WriteTo(writer);
                break;
        }
    }
}
