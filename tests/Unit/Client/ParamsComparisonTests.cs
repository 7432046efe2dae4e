using System.Text;
using CloudflareWorkflows.Client;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Client;

public sealed class ParamsComparisonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[1,2]}""", """ { "a" : 1, "b" : [ 1, 2 ] } """, true)]
    [InlineData("""{"b":1,"2":2}""", """{"2":2,"b":1}""", true)]
    [InlineData("""{"a":"\u00fc"}""", """{"a":"ü"}""", true)]
    [InlineData("""{"a":1.0}""", """{"a":1}""", true)]
    [InlineData("""{"a":{"b":{"x":1,"y":2}}}""", """{"a":{"b":{"y":2,"x":1}}}""", true)]
    [InlineData("[1,2]", "[2,1]", false)]
    [InlineData("""{"a":1}""", """{"a":2}""", false)]
    [InlineData("""{"a":1}""", """{"a":"1"}""", false)]
    [InlineData("""{"a":1}""", """{"a":1,"b":null}""", false)]
    [InlineData("5", "5", true)]
    [InlineData("null", "null", true)]
    [InlineData(null, "{}", true)]
    [InlineData(null, "null", true)]
    [InlineData(null, """{"a":1}""", false)]
    [InlineData("{}", "null", false)]
    public void Params_are_compared_by_JSON_value(string? sent, string found, bool same)
    {
        NewInstance instance = new() { Params = sent is null ? null : Encoding.UTF8.GetBytes(sent) };
        WorkflowInstanceDetail there = new() { Params = JsonToObject.Convert(RawJson.Parse(found), TestContext.Current.CancellationToken) };

        Assert.Equal(same, ParamsComparison.AreEqual(there, instance, TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Deeply_nested_params_are_compared()
    {
        string deep = new string('[', 500) + new string(']', 500);
        WorkflowInstanceDetail there = new() { Params = JsonToObject.Convert(RawJson.Parse(deep), TestContext.Current.CancellationToken) };

        NewInstance sent = new() { Params = Encoding.UTF8.GetBytes(deep) };

        Assert.True(ParamsComparison.AreEqual(there, sent, TestContext.Current.CancellationToken));
    }
}
