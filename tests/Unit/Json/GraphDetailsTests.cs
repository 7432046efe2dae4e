using System.Linq;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>The settings of a node that have properties of their own.</summary>
public sealed class GraphDetailsTests
{
    [Theory]
    [InlineData("""{"config":{"retries":{"limit":5,"delay":10000,"backoff":"linear"},"timeout":"10 minutes"}}""",
        "5 retries, delay 10000, linear, timeout 10 minutes")]
    [InlineData("""{"config":{"retries":{"limit":"many","delay":[1]},"timeout":true}}""", "")]
    [InlineData("""{"config":{"timeout":1.5}}""", "timeout 1.5")]
    [InlineData("""{"config":7}""", "")]
    [InlineData("""{"options":{"event_type":"paid","timeout":86400000}}""", "paid timeout 86400000")]
    [InlineData("""{"options":null}""", "")]
    [InlineData("""{"duration":2000}""", "2000")]
    [InlineData("""{"duration":123456789012345678901234567890}""", "123456789012345678901234567890")]
    [InlineData("""{"duration":"2 days","timestamp":"new Date(e)"}""", "2 days until new Date(e)")]
    [InlineData("""{"condition":"a > b"}""", "(a > b)")]
    [InlineData("""{"condition":null,"discriminant":"kind"}""", "(kind)")]
    // Names that differ by case only make a dictionary of the details.
    [InlineData("""{"Duration":1,"duration":2,"CONFIG":1,"config":{"timeout":3}}""", "2 timeout 3")]
    public void The_settings_of_a_node_are_read(string json, string settings)
    {
        WorkflowGraphNode node = GraphNodes.Read(RawJson.Parse(json), null, TestContext.Current.CancellationToken);

        Assert.Equal(settings, string.Join(' ', new[]
        {
            node.EventType, node.SleepDuration, node.SleepUntil is null ? null : "until " + node.SleepUntil,
            node.Condition is null ? null : $"({node.Condition})", node.Config?.ToString(),
        }.Where(text => text is not null)));
        Assert.NotNull(node.Details);
    }
}
