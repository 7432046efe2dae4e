using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Runs;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>Instants as the service writes them: UTC, milliseconds, <c>Z</c>.</summary>
internal sealed class InstantConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[24];
        _ = value.UtcDateTime.TryFormat(text, out int length, WireTime.Format, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
