using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Instances;

namespace CloudflareWorkflows.Sandbox.Subscriptions;

/// <summary>The frames of a subscription: camel case, without null fields.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(UnixMillisecondsConverter)])]
[JsonSerializable(typeof(InstanceEvent))]
internal sealed partial class SubscriptionJson : JsonSerializerContext
{
    public static byte[] Serialize(InstanceEvent sent, ServiceBehavior behavior)
    {
        JsonObject frame = JsonSerializer.SerializeToNode(sent, Default.InstanceEvent)!.AsObject();
        if (!behavior.SubscribeIdsAreNumbers)
        {
            frame["eventId"] = sent.EventId.ToString(CultureInfo.InvariantCulture);
        }

        if (!behavior.SubscribeTimesAreMilliseconds)
        {
            frame["timestamp"] = sent.Timestamp.UtcDateTime.ToString(WireTime.Format, CultureInfo.InvariantCulture);
        }

        return JsonSerializer.SerializeToUtf8Bytes(frame);
    }
}
