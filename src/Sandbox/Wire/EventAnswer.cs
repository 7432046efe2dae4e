using System;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>What an event that was sent is answered with.</summary>
internal sealed record EventAnswer(
    [property: JsonPropertyName("instanceId")] string InstanceId, DateTimeOffset Timestamp);
