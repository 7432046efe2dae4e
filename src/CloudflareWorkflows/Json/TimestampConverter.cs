using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Json;

/// <summary>Reads a time in Unix milliseconds or as text, and returns it in local time.</summary>
internal sealed class TimestampConverter : JsonConverter<DateTime>
{
    private static readonly double s_first = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly double s_last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double number)
            && number >= s_first && number <= s_last)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds((long)number).LocalDateTime;
        }

        return reader.TokenType == JsonTokenType.String && DateTimeOffset.TryParse(
            reader.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time.LocalDateTime
            : throw new JsonException("A time was expected.");
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToUniversalTime());
}
