using System.Text.Json.Serialization;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Benchmarks.Workloads;

/// <summary>Lists as a program would read them that trusts each item.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(LocalTimeConverter)])]
[JsonSerializable(typeof(Envelope<WorkflowInstance[]>))]
internal sealed partial class BareJson : JsonSerializerContext;
