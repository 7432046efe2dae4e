using System;
using System.Text.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>Numbers at the limits of what their .NET types hold: read exactly, or refused, and never cut.</summary>
public sealed class NumberLimitTests
{
    [Theory]
    [InlineData("2", 2)]
    [InlineData("2.0", 2)]
    [InlineData("2147483647.0", int.MaxValue)]
    [InlineData("-2147483648.0", int.MinValue)]
    public void A_whole_number_may_have_a_fraction_of_zero(string written, int number) =>
        Assert.Equal(number, Event("attempt", written).Attempt);

    [Theory]
    [InlineData("2.5")]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    public void A_number_that_is_not_an_int_is_rejected(string written) =>
        Assert.Throws<JsonException>(() => Event("attempt", written));

    [Theory]
    [InlineData("-62135596800000", "0001-01-01T00:00:00.000Z")]
    [InlineData("253402300799999", "9999-12-31T23:59:59.999Z")]
    public void The_first_and_the_last_time_are_read(string written, string time) => Assert.Equal(
        DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).LocalDateTime,
        Event("timestamp", written).Timestamp);

    [Theory]
    [InlineData("-62135596800001")]
    [InlineData("253402300800000")]
    [InlineData("\"soon\"")]
    [InlineData("true")]
    public void A_time_that_does_not_exist_is_rejected(string written) =>
        Assert.Throws<JsonException>(() => Event("timestamp", written));

    [Theory]
    [InlineData("922337203685476", 922337203685476)]
    [InlineData("-922337203685476", -922337203685476)]
    [InlineData("0.5", 0.5)]
    public void A_duration_is_read_up_to_the_longest(string written, double milliseconds) =>
        Assert.Equal(milliseconds, Event("durationMs", written).Duration!.Value.TotalMilliseconds);

    [Theory]
    [InlineData("922337203685477")]
    [InlineData("-922337203685477")]
    [InlineData("1e300")]
    public void A_longer_duration_is_rejected(string written) =>
        Assert.Throws<JsonException>(() => Event("durationMs", written));

    [Theory]
    [InlineData("2147483647", int.MaxValue)]
    [InlineData("3.0", 3)]
    [InlineData("0", 0)]
    [InlineData("null", 0)]
    public void A_count_is_read_up_to_the_largest(string written, int count) =>
        Assert.Equal(count, Workflow($"{{\"running\":{written}}}").Running);

    [Theory]
    [InlineData("2147483648")]
    [InlineData("-1")]
    [InlineData("0.5")]
    [InlineData("\"1\"")]
    public void An_invalid_count_is_rejected(string written) =>
        Assert.Throws<JsonException>(() => Workflow($"{{\"running\":{written}}}"));

    [Theory]
    [InlineData("""{"running":5}""", 0)]
    [InlineData("""{"running":5,"dreaming":2,"thinking":null,"waking":3}""", 5)]
    [InlineData("""{"dreaming":2147483647,"waking":1}""", int.MaxValue)]
    public void Counts_of_unknown_statuses_are_added_up(string counts, int others)
    {
        Workflow workflow = Workflow(counts);

        Assert.Equal(others, workflow.Others);
        Assert.Equal(others > 0, workflow.OtherCounts is not null);
    }

    private static EventWire Event(string name, string value) =>
        JsonSerializer.Deserialize($$"""{"{{name}}":{{value}}}""", ApiJsonContext.Default.EventWire)!;

    private static Workflow Workflow(string counts) => JsonSerializer.Deserialize(
        $$"""{"result":{"name":"w","instances":{{counts}} } }""", ApiJsonContext.Default.EnvelopeWorkflowWire)!.Result!.ToModel("a");
}
