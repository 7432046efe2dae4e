using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Http.Reading;

/// <summary>Reads one item of a list and catches its errors.</summary>
internal class LenientItemConverter<T> : JsonConverter<LenientItem<T>>
    where T : class
{
    private const int LongestExcerpt = 200;

    private JsonConverter<T>? _inner;

    /// <summary>A null item is malformed.</summary>
    public override bool HandleNull => true;

    public override LenientItem<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Utf8JsonReader start = reader;
        string reason = "it is null or has no ID.";
        try
        {
            _inner ??= (JsonConverter<T>)options.GetConverter(typeof(T));
            if (reader.TokenType != JsonTokenType.Null
                && _inner.Read(ref reader, typeof(T), options) is T item && HasKey(item))
            {
                return new LenientItem<T>(item, null);
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException or FormatException)
        {
            reason = failure.Message;
        }

        reader = start;
        string json = LenientJson.Read(ref reader, int.MaxValue).GetRawText();
        return new LenientItem<T>(null, new MalformedItem(json.Length > LongestExcerpt ? json[..LongestExcerpt] + "…" : json, reason));
    }

    public override void Write(Utf8JsonWriter writer, LenientItem<T> value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    /// <summary>Whether an item has its key.</summary>
    protected virtual bool HasKey(T item) => true;
}
