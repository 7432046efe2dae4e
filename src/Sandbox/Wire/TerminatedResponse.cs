using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The response to the termination of given instances; unlike others, its count is in camel case.</summary>
internal sealed record TerminatedResponse(
    string Status,
    [property: JsonPropertyName("instancesTerminated"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    int? InstancesTerminated);
