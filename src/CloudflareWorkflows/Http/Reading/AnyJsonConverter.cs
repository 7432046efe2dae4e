using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Http.Reading;

/// <summary>Reads any JSON, whose texts may be damaged.</summary>
internal sealed class AnyJsonConverter : JsonConverter<JsonElement>
{
    public override JsonElement Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AnyJson.Read(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement value, JsonSerializerOptions options) =>
        value.WriteTo(writer);
}
