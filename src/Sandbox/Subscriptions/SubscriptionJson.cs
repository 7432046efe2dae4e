using System.Text.Json;
using System.Text.Json.Serialization;

namespace CloudflareWorkflows.Sandbox.Subscriptions;

/// <summary>The frames of a subscription: camel case, without null fields.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UnixMillisecondsConverter)])]
[JsonSerializable(typeof(InstanceEvent))]
internal sealed partial class SubscriptionJson : JsonSerializerContext
{
    public static byte[] Serialize(InstanceEvent sent) => JsonSerializer.SerializeToUtf8Bytes(sent, Default.InstanceEvent);
}
