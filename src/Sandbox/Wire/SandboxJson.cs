using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>Everything that goes over the wire under <c>/client/v4</c>, with serializers made at build time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(InstantConverter)])]
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
[JsonSerializable(typeof(Envelope<RawJson>))]
[JsonSerializable(typeof(CreateBody))]
[JsonSerializable(typeof(StatusBody))]
internal sealed partial class SandboxJson : JsonSerializerContext;
