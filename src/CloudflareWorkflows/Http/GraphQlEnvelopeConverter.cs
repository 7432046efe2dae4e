using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http;

/// <summary>Reads the envelope of a GraphQL response, which has <c>data</c> and <c>errors</c>. Data beside errors is
/// incomplete, so it isn't read.</summary>
internal sealed class GraphQlEnvelopeConverter<T> : JsonConverter<Envelope<T>>
{
    private static readonly ErrorsConverter s_errors = new();

    public override Envelope<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Utf8JsonReader start = reader;
        CloudflareError[] errors = [];
        if (Find(ref reader, "errors"u8))
        {
            errors = s_errors.Read(ref reader, typeof(CloudflareError[]), options);
        }

        T? data = default;
        reader = start;
        if (errors.Length == 0 && Find(ref reader, "data"u8))
        {
            data = JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        }

        // A converter must leave the reader at the end of the value.
        reader = start;
        reader.Skip();
        return new Envelope<T> { Success = errors.Length == 0, Errors = errors, Result = data };
    }

    public override void Write(Utf8JsonWriter writer, Envelope<T> value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    /// <summary>Moves to the value of a member, unless there is none, or it is null.</summary>
    private static bool Find(ref Utf8JsonReader reader, ReadOnlySpan<byte> name)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object was expected.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isFound = reader.ValueTextEquals(name);
            _ = reader.Read();
            if (isFound)
            {
                return reader.TokenType != JsonTokenType.Null;
            }

            reader.Skip();
        }

        return false;
    }
}
