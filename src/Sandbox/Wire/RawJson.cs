using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>JSON text that goes into an answer as it is.</summary>
[JsonConverter(typeof(RawJsonConverter))]
internal readonly record struct RawJson(string Text);
