using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Json;

/// <summary>Reads integers, including those with a zero fraction: the OpenAPI document says <c>number</c>. One out of
/// range is rejected.</summary>
internal sealed class WholeNumberConverter : JsonConverter<int>
{
    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TryGetInt32(out int whole))
        {
            return whole;
        }

        return reader.TryGetDouble(out double number) && number == Math.Floor(number)
            && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw new JsonException("A whole number was expected.");
    }

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value);
}
