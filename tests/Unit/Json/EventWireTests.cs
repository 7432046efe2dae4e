using System;
using System.Management.Automation;
using System.Text.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>Events of a subscription.</summary>
public sealed class EventWireTests
{
    [Fact]
    public void All_properties_are_read()
    {
        WorkflowEvent one = Read("""
            {"instanceId":"other","eventId":"e1","type":"attempt_errored","timestamp":"2026-08-02T10:00:00.500Z",
             "stepName":"a-1","attempt":2,"error":{"name":"E","message":"m"},"retryDelayMs":1500,"durationMs":250,
             "eventType":"go","somethingNew":{}}
            """);

        Assert.Equal(("e1", "attempt_errored", "a-1", 2, "go"), (one.EventId, one.Type, one.StepName, one.Attempt, one.EventType));
        Assert.Equal(new DateTime(2026, 8, 2, 10, 0, 0, 500, DateTimeKind.Utc), one.Timestamp!.Value.ToUniversalTime());
        Assert.Equal(DateTimeKind.Local, one.Timestamp.Value.Kind);
        Assert.Equal((1.5, 0.25, "E: m"), (one.RetryDelay!.Value.TotalSeconds, one.Duration!.Value.TotalSeconds, one.Error!.ToString()));
        Assert.Equal(("i", "w", "a"), (one.InstanceId, one.WorkflowName, one.AccountId));
        Assert.Null(one.Output);
    }

    [Theory]
    [InlineData("\"123\"", "123")]
    [InlineData("\"{}\"", "{}")]
    [InlineData("3", 3L)]
    [InlineData("null", null)]
    public void An_output_is_unchanged(string output, object? value) =>
        Assert.Equal(value, Read($$"""{"type":"t","output":{{output}}}""").Output);

    [Fact]
    public void An_output_may_be_an_object() => Assert.Equal(
        1L, ((PSObject)Read("""{"type":"t","output":{"n":1}}""").Output!).Properties["n"].Value);

    [Fact]
    public void Times_may_be_milliseconds_and_ids_numbers()
    {
        WorkflowEvent one = Read("""{"eventId":17,"type":"new_type","timestamp":1785664800000}""");

        Assert.Equal(("17", "new_type"), (one.EventId, one.Type));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1785664800000).LocalDateTime, one.Timestamp);
    }

    [Fact]
    public void Missing_properties_are_null()
    {
        WorkflowEvent one = Read("{}");

        Assert.Equal(("", "", null, null), (one.EventId, one.Type, one.Timestamp, one.Duration));
    }

    private static WorkflowEvent Read(string json) =>
        JsonSerializer.Deserialize(json, ApiJsonContext.Default.EventWire)!.ToModel(new InstanceKey("a", "w", "i"), TestContext.Current.CancellationToken);
}
