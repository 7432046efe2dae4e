using System.Text.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>A trigger, as the service writes it and as it is sent.</summary>
internal sealed record ScriptTriggerWire(string? Type, JsonElement? Filter, WorkflowTriggerTarget[]? Targets)
{
    public static ScriptTriggerWire From(WorkflowTrigger trigger) => new(
        trigger.Type,
        trigger.Filter is null ? null : RawJson.Parse(ObjectToJson.Convert(trigger.Filter)),
        trigger.Targets);

    public WorkflowTrigger ToModel(string accountId, string scriptName) => new()
    {
        AccountId = accountId,
        ScriptName = scriptName,
        Type = Type ?? "",
        Filter = Filter is JsonElement filter ? JsonToObject.Convert(filter) : null,
        Targets = Targets ?? [],
    };
}
