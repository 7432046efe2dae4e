using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>Serializes the lines of a journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JournalLine))]
internal sealed partial class JournalJson : JsonSerializerContext
{
    /// <summary>Writes a line, including the line break.</summary>
    public static string Format(JournalLine line) => JsonSerializer.Serialize(line, Default.JournalLine) + "\n";

    /// <summary>Reads a line; null if it is not a line of a journal.</summary>
    public static JournalLine? Parse(ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, Default.JournalLine) is { Entry: not null } read ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
