using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Http.Reading;

/// <summary>Reads an optional number. Anything else, or a negative number, is read as null.</summary>
internal sealed class LenientNumberConverter : JsonConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            return reader.TryGetDouble(out double number) && number >= 0 && !double.IsInfinity(number) ? number : null;
        }

        reader.Skip();
        return null;
    }

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options) =>
        throw new NotSupportedException();
}
