using System.Text.Json.Serialization;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Benchmarks.Workloads;

/// <summary>Reads lists without tolerance for malformed items.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(LocalTimeConverter)])]
[JsonSerializable(typeof(Envelope<WorkflowInstance[]>))]
internal sealed partial class BareJson : JsonSerializerContext;
