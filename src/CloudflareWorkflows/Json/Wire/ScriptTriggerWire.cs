using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>A trigger, in requests and responses.</summary>
internal sealed record ScriptTriggerWire(string? Type, JsonElement? Filter, WorkflowTriggerTarget[]? Targets)
    : IJsonOnDeserialized
{
    public static ScriptTriggerWire From(WorkflowTrigger trigger) => new(
        trigger.Type,
        trigger.Filter is null ? null : RawJson.Parse(ObjectToJson.Convert(trigger.Filter)),
        trigger.Targets);

    void IJsonOnDeserialized.OnDeserialized()
    {
        if (Targets?.Contains(null!) == true || Filter is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) })
        {
            throw new JsonException("A trigger must have targets, and its filter must be an object or null.");
        }
    }

    public WorkflowTrigger ToModel(string accountId, string scriptName, CancellationToken cancellationToken) => new()
    {
        AccountId = accountId,
        ScriptName = scriptName,
        Type = Type ?? "",
        Filter = Filter is JsonElement filter ? JsonToObject.Convert(filter, cancellationToken) : null,
        Targets = Targets ?? [],
    };
}
