using System;
using System.Text.Json;
using CloudflareWorkflows.Json;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

public sealed class LocalTimeConverterTests
{
    [Theory]
    [InlineData("2026-08-02T10:00:00.005Z")]
    [InlineData("2026-08-02T10:00:00.005")]
    [InlineData("2026-08-02T12:00:00.005+02:00")]
    [InlineData("2026-08-02T10:00:00.005000Z")]
    public void A_time_becomes_local_whatever_way_it_is_written(string written)
    {
        DateTime time = Read($"\"{written}\"")!.Value;

        Assert.Equal(DateTimeKind.Local, time.Kind);
        Assert.Equal(new DateTime(2026, 8, 2, 10, 0, 0, 5, DateTimeKind.Utc), time.ToUniversalTime());
    }

    [Fact]
    public void No_time_stays_none() => Assert.Null(Read("null"));

    [Theory]
    [InlineData("\"soon\"")]
    [InlineData("5")]
    public void What_is_no_time_is_not_the_documented_json(string written) =>
        Assert.Throws<JsonException>(() => Read(written));

    private static DateTime? Read(string json) => JsonSerializer
        .Deserialize("{\"result\":{\"created_on\":" + json + "}}", ApiJsonContext.Default.EnvelopeWorkflowInstance)!
        .Result!.CreatedOn;
}
