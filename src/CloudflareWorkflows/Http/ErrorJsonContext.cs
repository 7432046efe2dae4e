using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Http;

/// <summary>How an answer that holds only errors is read. It is all of the JSON that Http itself knows.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Envelope<JsonElement>))]
internal sealed partial class ErrorJsonContext : JsonSerializerContext;
