using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudflareWorkflows.Live.Service;

/// <summary>Reads values of responses, whose types are not certain.</summary>
internal static class JsonRead
{
    /// <summary>A text; null if it is none.</summary>
    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    /// <summary>A time; null if it is none.</summary>
    public static DateTimeOffset? Instant(JsonNode? node) =>
        DateTimeOffset.TryParse(Text(node), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.ToUniversalTime()
            : null;

    /// <summary>A number; null if it is none.</summary>
    public static double? Number(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number ? value.GetValue<JsonElement>().GetDouble() : null;

    /// <summary>A value that is JSON, or text that holds it: the service has outputs as text, the local engine as
    /// JSON.</summary>
    public static JsonNode? Unwrap(JsonNode? node)
    {
        try
        {
            return Text(node) is string text ? JsonNode.Parse(text) : node;
        }
        catch (JsonException)
        {
            return node;
        }
    }
}
