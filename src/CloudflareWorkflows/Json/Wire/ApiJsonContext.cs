using System.Text.Json;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>The JSON types of the API, source-generated so that startup needs no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    MaxDepth = RawJson.MaxWireDepth,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(LocalTimeConverter), typeof(MillisecondsConverter), typeof(WholeNumberConverter), typeof(LenientStringConverter),
        typeof(LenientJsonConverter), typeof(ErrorsConverter), typeof(LenientInstanceConverter),
        typeof(LenientAccountConverter), typeof(LenientConcurrencyKeyConverter), typeof(LenientDeletedIdConverter),
        typeof(LenientBatchErrorConverter), typeof(LenientItemConverter<WorkflowWire>), typeof(LenientVersionConverter),
        typeof(LenientItemConverter<StepWire>), typeof(LenientItemConverter<ScriptTriggerWire>), typeof(LenientItemConverter<EventWire>),
    ])]
[JsonSerializable(typeof(Envelope<LenientItem<Account>[]>))]
[JsonSerializable(typeof(Envelope<WorkflowWire>))]
[JsonSerializable(typeof(Envelope<LenientItem<WorkflowWire>[]>))]
[JsonSerializable(typeof(Envelope<VersionWire>))]
[JsonSerializable(typeof(Envelope<LenientItem<VersionWire>[]>))]
[JsonSerializable(typeof(Envelope<WorkflowInstance>))]
[JsonSerializable(typeof(Envelope<LenientItem<WorkflowInstance>[]>))]
[JsonSerializable(typeof(Envelope<InstanceWire>))]
[JsonSerializable(typeof(Envelope<StepResultWire>))]
[JsonSerializable(typeof(LenientItem<EventWire>))]
[JsonSerializable(typeof(Envelope<StatusChangedWire>))]
[JsonSerializable(typeof(Envelope<DeletedWire>))]
[JsonSerializable(typeof(Envelope<DeployedWire>))]
[JsonSerializable(typeof(Envelope<GraphWire>))]
[JsonSerializable(typeof(Envelope<SettingsWire>))]
[JsonSerializable(typeof(Envelope<WorkflowConcurrencyKey>))]
[JsonSerializable(typeof(Envelope<LenientItem<WorkflowConcurrencyKey>[]>))]
[JsonSerializable(typeof(DefinitionWire))]
[JsonSerializable(typeof(SettingsChangeWire))]
[JsonSerializable(typeof(ConcurrencyKeyWire))]
[JsonSerializable(typeof(Envelope<TriggersWire>))]
[JsonSerializable(typeof(ScriptTriggerWire[]))]
[JsonSerializable(typeof(NewInstanceWire))]
[JsonSerializable(typeof(NewInstanceWire[]))]
[JsonSerializable(typeof(LocalNewInstanceWire))]
[JsonSerializable(typeof(LocalActionWire))]
[JsonSerializable(typeof(StatusChange))]
[JsonSerializable(typeof(DeleteBatchWire))]
[JsonSerializable(typeof(Envelope<DeletedBatchWire>))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Envelope<TerminationWire>))]
[JsonSerializable(typeof(Envelope<JsonElement>))]
[JsonSerializable(typeof(Envelope<JsonElement[]>))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
