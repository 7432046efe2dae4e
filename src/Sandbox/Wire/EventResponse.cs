using System;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The response to a sent event.</summary>
internal sealed record EventResponse(
    [property: JsonPropertyName("instanceId")] string InstanceId, DateTimeOffset Timestamp);
