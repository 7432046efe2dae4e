using System;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CloudflareWorkflows.Json;

/// <summary>Writes JSON with sorted keys: the order of a hashtable's keys differs between processes.</summary>
internal static class CanonicalJson
{
    /// <summary>Writes a value as JSON in UTF-8. Keys are sorted; arrays keep their order.</summary>
    /// <exception cref="UnsupportedJsonValueException">It cannot be written.</exception>
    public static byte[] Convert(object? value) => Order(ObjectToJson.Convert(value));

    /// <summary>Returns the same JSON with sorted keys.</summary>
    public static byte[] Order(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = RawJson.MaxDepth });
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, new JsonWriterOptions { MaxDepth = RawJson.MaxDepth }))
        {
            Write(document.RootElement, writer);
        }

        return stream.ToArray();
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
