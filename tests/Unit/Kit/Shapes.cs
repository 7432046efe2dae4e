using System.Text.Json.Serialization.Metadata;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json;
using CloudflareWorkflows.Json.Wire;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>The shape of a small answer, for tests to which the answer does not matter.</summary>
internal static class Shapes
{
    public static readonly JsonTypeInfo<Envelope<StatusChangedWire>> s_status =
        ApiJsonContext.Default.EnvelopeStatusChangedWire;

    public const string Good = """{"status":"paused"}""";
}
