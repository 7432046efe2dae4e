using System;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Json;

/// <summary>Converts times from UTC to local time, as PowerShell's own commands return them.</summary>
internal sealed class LocalTimeConverter : JsonConverter<DateTime>
{
    /// <summary>A time without a zone is in UTC too: .NET converts it as such.</summary>
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetDateTime().ToLocalTime();

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToUniversalTime());
}
