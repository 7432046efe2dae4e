using System.Collections.Generic;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>Everything that goes over the wire under <c>/client/v4</c>, with serializers made at build time.</summary>
[JsonSerializable(typeof(Envelope<object>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<AccountAnswer>>))]
[JsonSerializable(typeof(Envelope<TokenAnswer>))]
[JsonSerializable(typeof(Envelope<WorkflowAnswer>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<WorkflowAnswer>>))]
[JsonSerializable(typeof(Envelope<VersionAnswer>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<VersionAnswer>>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<InstanceItem>>))]
[JsonSerializable(typeof(Envelope<InstanceDetail>))]
[JsonSerializable(typeof(Envelope<CreatedInstance>))]
[JsonSerializable(typeof(Envelope<StatusAnswer>))]
[JsonSerializable(typeof(Envelope<EventAnswer>))]
[JsonSerializable(typeof(Envelope<RawJson>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<CreatedInstance>>))]
[JsonSerializable(typeof(Envelope<DeployedWorkflow>))]
[JsonSerializable(typeof(Envelope<DeletedAnswer>))]
[JsonSerializable(typeof(Envelope<SettingsAnswer>))]
[JsonSerializable(typeof(Envelope<TerminatedAnswer>))]
[JsonSerializable(typeof(Envelope<JobAnswer>))]
[JsonSerializable(typeof(Envelope<DeletedInstance>))]
[JsonSerializable(typeof(Envelope<BatchDeleteAnswer>))]
[JsonSerializable(typeof(Envelope<StepAnswer>))]
[JsonSerializable(typeof(Envelope<KeyAnswer>))]
[JsonSerializable(typeof(Envelope<IReadOnlyList<KeyAnswer>>))]
[JsonSerializable(typeof(Envelope<TriggersAnswer>))]
[JsonSerializable(typeof(Envelope<DeletedCount>))]
[JsonSerializable(typeof(Envelope<VersionGraph>))]
[JsonSerializable(typeof(Envelope<VersionDag>))]
[JsonSerializable(typeof(WorkflowBody))]
[JsonSerializable(typeof(SettingsBody))]
[JsonSerializable(typeof(CreateBody))]
[JsonSerializable(typeof(IReadOnlyList<CreateBody?>))]
[JsonSerializable(typeof(IReadOnlyList<string?>))]
[JsonSerializable(typeof(BatchDeleteBody))]
[JsonSerializable(typeof(KeyBody))]
[JsonSerializable(typeof(TriggerBody))]
[JsonSerializable(typeof(IReadOnlyList<RawJson>))]
[JsonSerializable(typeof(StatusBody))]
internal sealed partial class SandboxJson : JsonSerializerContext
{
    /// <summary>The service's spelling: snake case, its own instants, only the escapes that JSON needs.</summary>
    public static SandboxJson Wire { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new InstantConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
