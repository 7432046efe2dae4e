using System;
using System.IO;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace CloudflareWorkflows.Json;

/// <summary>Formats data for people: short JSON on one line, longer JSON indented. Numbers keep their digits.</summary>
internal static class ReadableJson
{
    private const int LongestLine = 100;

    private static readonly JsonDocumentOptions s_reading = new() { MaxDepth = RawJson.MaxDepth };

    private static readonly JsonWriterOptions s_writing = new()
    {
        // The text is encoded where it is embedded.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = true,
        MaxDepth = RawJson.MaxDepth,
    };

    /// <summary>Returns a value as JSON. Text stays text.</summary>
    public static string Of(object value)
    {
        object bare = BaseObject.OrCustomObject(value);
        if (bare is string text)
        {
            return text;
        }

        try
        {
            return Of(ObjectToJson.Convert(bare));
        }
        catch (UnsupportedJsonValueException)
        {
            // A value larger than the service's limit did not come from the service.
            return Convert.ToString(bare, System.Globalization.CultureInfo.InvariantCulture) ?? "";
        }
    }

    /// <summary>Returns JSON in UTF-8 as text.</summary>
    public static string Of(byte[] json)
    {
        if (json.Length <= LongestLine)
        {
            return Encoding.UTF8.GetString(json);
        }

        using JsonDocument document = JsonDocument.Parse(json, s_reading);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream, s_writing))
        {
            document.RootElement.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray()).Replace("\r\n", "\n");
    }
}
