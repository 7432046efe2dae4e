using System.Text.Json;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>The body that creates an instance in the local engine, which ignores the cloud's names.</summary>
internal sealed record LocalNewInstanceWire(string Id, JsonElement? Params);
