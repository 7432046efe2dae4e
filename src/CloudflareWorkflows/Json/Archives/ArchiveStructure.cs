using System;
using System.Text.Json;

namespace CloudflareWorkflows.Json.Archives;

/// <summary>Moves a reader through the objects and arrays of a line.</summary>
internal static class ArchiveStructure
{
    /// <summary>Whether the value is an object, and not null.</summary>
    public static bool IsObject(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => true,
        JsonTokenType.Null => false,
        _ => throw new JsonException("An object was expected."),
    };

    /// <summary>Moves to the next column of an object. Returns false at its end.</summary>
    public static bool NextColumn(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType == JsonTokenType.PropertyName;

    /// <summary>Whether the current column has this name; then the reader moves to its value.</summary>
    public static bool IsColumn(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => reader.ValueTextEquals(name) && reader.Read();

    /// <summary>Whether the value is an array, and not null.</summary>
    public static bool IsArray(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartArray => true,
        JsonTokenType.Null => false,
        _ => throw new JsonException("An array was expected."),
    };

    /// <summary>Moves to the next item of an array. Returns false at its end.</summary>
    public static bool NextItem(ref Utf8JsonReader reader) => reader.Read() && reader.TokenType != JsonTokenType.EndArray;
}
