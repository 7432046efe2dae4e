using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http.Reading;

/// <summary>Reads the errors of a response. One that is null must not hide what went wrong, nor spoil a response that is good;
/// one without a number as its code has the code 0.</summary>
internal sealed class ErrorsConverter : JsonConverter<CloudflareError[]>
{
    public override CloudflareError[] Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement errors = LenientJson.Read(ref reader);
        IEnumerable<JsonElement> items = errors.ValueKind == JsonValueKind.Array ? errors.EnumerateArray() : [errors];
        return [.. items.Where(item => item.ValueKind != JsonValueKind.Null).Select(ToError)];
    }

    public override void Write(Utf8JsonWriter writer, CloudflareError[] value, JsonSerializerOptions options) =>
        throw new NotSupportedException();

    private static CloudflareError ToError(JsonElement item) => item.ValueKind != JsonValueKind.Object
        ? throw new JsonException("An error is no object.")
        : new CloudflareError(
            item.TryGetProperty("code", out JsonElement code) && code.ValueKind == JsonValueKind.Number
                && code.TryGetInt32(out int number) ? number : 0,
            item.TryGetProperty("message", out JsonElement message) && message.ValueKind != JsonValueKind.Null
                ? message.ToString() : null);
}
