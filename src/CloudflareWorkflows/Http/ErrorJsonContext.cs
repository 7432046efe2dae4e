using System.Text.Json;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Http.Reading;

namespace CloudflareWorkflows.Http;

/// <summary>Reads a response that contains only errors. This is the only JSON that the Http namespace
/// knows.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(LenientStringConverter), typeof(LenientJsonConverter), typeof(ErrorsConverter)])]
[JsonSerializable(typeof(Envelope<JsonElement>))]
internal sealed partial class ErrorJsonContext : JsonSerializerContext;
