using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The JSON types under <c>/client/v4</c>, source-generated.</summary>
[JsonSerializable(typeof(Envelope<object>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<AccountResponse>>))]
[JsonSerializable(typeof(Envelope<TokenResponse>))]
[JsonSerializable(typeof(Envelope<WorkflowResponse>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<WorkflowResponse>>))]
[JsonSerializable(typeof(Envelope<VersionResponse>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<VersionResponse>>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<InstanceItem>>))]
[JsonSerializable(typeof(Envelope<InstanceDetail>))]
[JsonSerializable(typeof(Envelope<CreatedInstance>))]
[JsonSerializable(typeof(Envelope<StatusResponse>))]
[JsonSerializable(typeof(Envelope<EventResponse>))]
[JsonSerializable(typeof(Envelope<RawJson>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<CreatedInstance>>))]
[JsonSerializable(typeof(Envelope<DeployedWorkflow>))]
[JsonSerializable(typeof(Envelope<DeletedResponse>))]
[JsonSerializable(typeof(Envelope<SettingsResponse>))]
[JsonSerializable(typeof(Envelope<TerminatedResponse>))]
[JsonSerializable(typeof(Envelope<TerminationJobResponse>))]
[JsonSerializable(typeof(Envelope<DeletedInstance>))]
[JsonSerializable(typeof(Envelope<BatchDeleteResponse>))]
[JsonSerializable(typeof(Envelope<StepResponse>))]
[JsonSerializable(typeof(Envelope<ConcurrencyKeyResponse>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<ConcurrencyKeyResponse>>))]
[JsonSerializable(typeof(Envelope<TriggersResponse>))]
[JsonSerializable(typeof(Envelope<DeletedCount>))]
[JsonSerializable(typeof(Envelope<VersionGraph>))]
[JsonSerializable(typeof(Envelope<VersionDag>))]
[JsonSerializable(typeof(Envelope<ScriptResponse>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<ScriptResponse>>))]
[JsonSerializable(typeof(Envelope<ScriptSettingsResponse>))]
[JsonSerializable(typeof(ScriptMetadata))]
[JsonSerializable(typeof(Envelope<SubscriptionToken>))]
[JsonSerializable(typeof(WorkflowBody))]
[JsonSerializable(typeof(SettingsBody))]
[JsonSerializable(typeof(CreateBody))]
[JsonSerializable(typeof(IReadOnlyList<CreateBody?>))]
[JsonSerializable(typeof(IReadOnlyList<string?>))]
[JsonSerializable(typeof(BatchDeleteBody))]
[JsonSerializable(typeof(ConcurrencyKeyBody))]
[JsonSerializable(typeof(TriggerBody))]
[JsonSerializable(typeof(IReadOnlyList<RawJson>))]
[JsonSerializable(typeof(StatusBody))]
internal sealed partial class SandboxJson : JsonSerializerContext
{
    /// <summary>The service's format: snake case, its time format, minimal escaping.</summary>
    public static SandboxJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new TimestampConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
