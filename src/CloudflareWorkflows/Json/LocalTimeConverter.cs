using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Json;

/// <summary>Times come in UTC and are given in local time, as PowerShell's own commands give them.</summary>
internal sealed class LocalTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        DateTime time = reader.GetDateTime();
        return time.Kind == DateTimeKind.Unspecified
            ? DateTime.SpecifyKind(time, DateTimeKind.Utc).ToLocalTime()
            : time.ToLocalTime();
    }

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToUniversalTime());
}
