using System;
using System.Text.Json;
using CloudflareWorkflows.Json.Wire;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

public sealed class LocalTimeConverterTests
{
    [Theory]
    [InlineData("2026-08-02T10:00:00.005Z")]
    [InlineData("2026-08-02T10:00:00.005")]
    [InlineData("2026-08-02T12:00:00.005+02:00")]
    [InlineData("2026-08-02T10:00:00.005000Z")]
    public void Times_become_local_in_every_format(string written)
    {
        DateTime time = Read($"\"{written}\"")!.Value;

        Assert.Equal(DateTimeKind.Local, time.Kind);
        Assert.Equal(new DateTime(2026, 8, 2, 10, 0, 0, 5, DateTimeKind.Utc), time.ToUniversalTime());
    }

    [Fact]
    public void A_missing_time_is_null() => Assert.Null(Read("null"));

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("5")]
    public void An_invalid_time_is_a_JSON_error(string written) =>
        Assert.Throws<JsonException>(() => Read(written));

    private static DateTime? Read(string json) => JsonSerializer
        .Deserialize("{\"result\":{\"created_on\":" + json + "}}", ApiJsonContext.Default.EnvelopeWorkflowInstance)!
        .Result!.CreatedOn;
}
