using System.Text.Json.Serialization.Metadata;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Json.Wire;

namespace CloudflareWorkflows.Unit.Tests.Kit;

/// <summary>The type of a small response, for tests in which the response does not matter.</summary>
internal static class Shapes
{
    public static readonly JsonTypeInfo<Envelope<StatusChangedWire>> s_status =
        ApiJsonContext.Default.EnvelopeStatusChangedWire;

    public const string Good = """{"status":"paused"}""";
}
