using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Subscriptions;

/// <summary>The frames of a subscription: camel case, and only the fields that an event has.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(MillisecondsConverter)])]
[JsonSerializable(typeof(RunEvent))]
internal sealed partial class SubscriptionJson : JsonSerializerContext
{
    public static byte[] Serialize(RunEvent sent) => JsonSerializer.SerializeToUtf8Bytes(sent, Default.RunEvent);
}
