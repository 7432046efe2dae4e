using System.Collections.Generic;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Http;
using CloudflareWorkflows.Http.Reading;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>The JSON types of the GraphQL API, whose names and envelope differ from those of the REST API.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(LenientStringConverter), typeof(UtcTimeConverter),
        typeof(GraphQlEnvelopeConverter<AnalyticsWire<Dictionary<string, AnalyticsRowWire[]>>>),
        typeof(GraphQlEnvelopeConverter<AnalyticsWire<AnalyticsAccountSettingsWire>>),
    ])]
[JsonSerializable(typeof(GraphQlRequest))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(Envelope<AnalyticsWire<Dictionary<string, AnalyticsRowWire[]>>>), TypeInfoPropertyName = "AnalyticsRows")]
[JsonSerializable(typeof(AnalyticsWire<Dictionary<string, AnalyticsRowWire[]>>), TypeInfoPropertyName = "AnalyticsRowsData")]
[JsonSerializable(typeof(Envelope<AnalyticsWire<AnalyticsAccountSettingsWire>>), TypeInfoPropertyName = "AnalyticsSettings")]
[JsonSerializable(typeof(AnalyticsWire<AnalyticsAccountSettingsWire>), TypeInfoPropertyName = "AnalyticsSettingsData")]
internal sealed partial class GraphQlJsonContext : JsonSerializerContext;
