using System;
using System.Text.Json;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Models;
using static CloudflareWorkflows.Json.Archives.ArchiveStructure;

namespace CloudflareWorkflows.Json.Archives;

/// <summary>Reads the values of columns. A value of another type than the column has is damage. Texts that many lines share,
/// such as names of workflows and steps, become the same string.</summary>
internal sealed class ArchiveTokens
{
    private const int LongestShared = 128;

    private readonly string?[] _shared = new string?[1024];

    /// <summary>Reads text, or null.</summary>
    public static string? Text(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => JsonStringReader.Read(ref reader),
        _ => throw new JsonException("Text was expected."),
    };

    /// <summary>Reads text that other lines probably have too, or null.</summary>
    public string? SharedText(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueIsEscaped || reader.ValueSpan.Length > LongestShared)
        {
            return Text(ref reader);
        }

        uint hash = 2166136261;
        foreach (byte one in reader.ValueSpan)
        {
            hash = (hash ^ one) * 16777619;
        }

        ref string? place = ref _shared[hash % (uint)_shared.Length];
        return place is not null && reader.ValueTextEquals(place) ? place : place = Text(ref reader);
    }

    /// <summary>Reads a time in UTC, or null.</summary>
    public static DateTime? UtcTime(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String when reader.TryGetDateTime(out DateTime time) => time.Kind switch
        {
            DateTimeKind.Utc => time,
            DateTimeKind.Local => time.ToUniversalTime(),
            _ => DateTime.SpecifyKind(time, DateTimeKind.Utc),
        },
        _ => throw new JsonException("A time was expected."),
    };

    /// <summary>Reads a time, or null, and returns it in local time, as all commands do.</summary>
    public static DateTime? LocalTime(ref Utf8JsonReader reader) => UtcTime(ref reader)?.ToLocalTime();

    /// <summary>Reads a whole number, or null.</summary>
    public static int? Number(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.Number when reader.TryGetInt32(out int number) => number,
        _ => throw new JsonException("A whole number was expected."),
    };

    /// <summary>Reads true, false, or null.</summary>
    public static bool? Flag(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw new JsonException("True or false was expected."),
    };

    /// <summary>Reads an error, or null.</summary>
    public WorkflowError? Error(ref Utf8JsonReader reader)
    {
        string? name = null;
        string? message = null;
        if (!IsObject(ref reader))
        {
            return null;
        }

        while (NextColumn(ref reader))
        {
            if (IsColumn(ref reader, "Name"u8))
            {
                name = SharedText(ref reader);
            }
            else if (IsColumn(ref reader, "Message"u8))
            {
                message = Text(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return new WorkflowError { Name = name, Message = message };
    }

    /// <summary>Reads a value that is any JSON, unchanged; null for null. Numbers keep all of their digits.</summary>
    /// <param name="reader">The reader, at the value.</param>
    /// <param name="line">The line that it reads.</param>
    public static ReportedJson? Value(ref Utf8JsonReader reader, ReadOnlySpan<byte> line)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        int start = (int)reader.TokenStartIndex;
        reader.Skip();
        ReadOnlySpan<byte> json = line[start..(int)reader.BytesConsumed];
        if (JsonStringReader.IsWellFormed(json))
        {
            return JsonToObject.Report(json.ToArray());
        }

        // A line that was edited by hand can have half characters, which no object can hold.
        Utf8JsonReader damaged = new(json, new JsonReaderOptions { MaxDepth = RawJson.MaxDepth });
        _ = damaged.Read();
        return JsonToObject.Report(LenientJson.Read(ref damaged));
    }
}
