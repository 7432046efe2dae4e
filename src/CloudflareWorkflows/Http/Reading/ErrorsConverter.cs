using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Http.Reading;

/// <summary>Reads the errors of a response. A null entry is skipped, so that it neither hides the error nor fails a
/// successful response. An error without a numeric code gets the code 0.</summary>
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
        ? throw new JsonException("An error is not an object.")
        : new CloudflareError(
            item.TryGetProperty("code", out JsonElement code) && code.ValueKind == JsonValueKind.Number
                && code.TryGetInt32(out int number) ? number : 0,
            item.TryGetProperty("message", out JsonElement message) && message.ValueKind != JsonValueKind.Null
                ? message.ToString() : null)
        {
            Name = item.TryGetProperty("extensions", out JsonElement extensions) && extensions.ValueKind == JsonValueKind.Object
                && extensions.TryGetProperty("code", out JsonElement name) && name.ValueKind == JsonValueKind.String
                ? name.GetString() : null,
        };
}
