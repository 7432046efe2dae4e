using System.Linq;
using System.Text.Json;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;
using CloudflareWorkflows.Models;
using Xunit;

namespace CloudflareWorkflows.Unit.Tests.Json;

/// <summary>Triggers of a script, as the service returns them and as they are sent.</summary>
public sealed class ScriptTriggerWireTests
{
    [Fact]
    public void A_trigger_without_any_field_is_empty()
    {
        WorkflowTrigger trigger = Read("{}");

        Assert.Equal(("", null), (trigger.Type, trigger.Filter));
        Assert.Empty(trigger.Targets);
    }

    [Theory]
    [InlineData("""{"type":"t","filter":null,"targets":null}""", true)]
    [InlineData("""{"type":"t","filter":{"a":1},"targets":[{},{}]}""", false)]
    public void A_trigger_is_read_with_filter_and_targets(string json, bool isBare)
    {
        WorkflowTrigger trigger = Read(json);

        Assert.Equal(("t", "acc", "script"), (trigger.Type, trigger.AccountId, trigger.ScriptName));
        Assert.Equal((isBare, isBare ? 0 : 2), (trigger.Filter is null, trigger.Targets.Length));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("""{"a":1}""")]
    public void A_filter_is_sent_only_if_there_is_one(string? filter)
    {
        WorkflowTrigger trigger = new()
        {
            Type = "t",
            Filter = filter is null ? null : JsonToObject.Convert(RawJson.Parse(filter), TestContext.Current.CancellationToken),
            Targets = [],
        };

        Assert.Equal(filter, ScriptTriggerWire.From(trigger).Filter?.GetRawText());
    }

    private static WorkflowTrigger Read(string json) => JsonSerializer
        .Deserialize($$"""{"result":{"triggers":[{{json}}] } }""", ApiJsonContext.Default.EnvelopeTriggersWire)!
        .Result!.Triggers!.Select(one => one.Item!).Single().ToModel("acc", "script", TestContext.Current.CancellationToken);
}
