using System;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>What the deletion of an instance answers; its id is spelled unlike the rest.</summary>
internal sealed record DeletedInstance(
    [property: JsonPropertyName("instanceId")] string InstanceId, DateTimeOffset Timestamp);
