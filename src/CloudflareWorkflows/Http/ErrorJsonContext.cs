using System.Text.Json;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Http.Reading;

namespace CloudflareWorkflows.Http;

/// <summary>How a response that holds only errors is read. It is all of the JSON that Http itself knows.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(LenientStringConverter), typeof(LenientJsonConverter), typeof(ErrorsConverter)])]
[JsonSerializable(typeof(Envelope<JsonElement>))]
internal sealed partial class ErrorJsonContext : JsonSerializerContext;
