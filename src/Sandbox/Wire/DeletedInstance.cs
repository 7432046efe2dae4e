using System;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The response to the deletion of an instance; unlike others, its id is in camel case.</summary>
internal sealed record DeletedInstance(
    [property: JsonPropertyName("instanceId")] string InstanceId, DateTimeOffset Timestamp);
