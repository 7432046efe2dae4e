using System.Text;
using System.Text.Json;
using CloudflareWorkflows.Commands.Arguments;
using CloudflareWorkflows.Commands.Reporting;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Commands;

/// <summary>The params of a copy are those of the old instance, or the copy is refused.</summary>
public sealed class CopiedParamsTests
{
    [Theory]
    [InlineData("""{"params":{"b":1,"a":[null,"x"]}}""", """{"b":1,"a":[null,"x"]}""")]
    [InlineData("""{"params":{}}""", "{}")]
    [InlineData("""{"params":"text"}""", "\"text\"")]
    [InlineData("""{"params":0}""", "0")]
    [InlineData("""{"params":{"a":1,"A":2}}""", """{"a":1,"A":2}""")]
    [InlineData("""{"params":null}""", null)]
    public void Params_are_copied(string instance, string? expected) =>
        Assert.Equal(expected, CopiedParams.Of(Read(instance), null) is byte[] json ? Encoding.UTF8.GetString(json) : null);

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"params":"[REDACTED]"}""")]
    [InlineData("""{"params":"{\"a\":"}""")]
    public void Params_that_are_not_complete_are_refused(string instance) => Assert.Equal(
        "ParamsIncomplete",
        Assert.Throws<CmdletErrorException>(() => CopiedParams.Of(Read(instance), "{}"u8.ToArray())).ToErrorRecord().FullyQualifiedErrorId);

    private static WorkflowInstanceDetail Read(string instance) => JsonSerializer
        .Deserialize(instance, ApiJsonContext.Default.InstanceWire)!
        .ToModel(new InstanceKey("account", "w", "i"), OutputEncoding.JsonString);
}
