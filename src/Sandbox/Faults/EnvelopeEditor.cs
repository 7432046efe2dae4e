using System;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CloudflareWorkflows.Sandbox.Faults;

/// <summary>Changes an envelope in ways that break a strict reader.</summary>
internal static class EnvelopeEditor
{
    /// <summary>A status that the service may add in the future.</summary>
    public const string UnknownStatus = "hibernating";

    public static ReadOnlyMemory<byte> Edit(ReadOnlyMemory<byte> body, FaultKind kind)
    {
        JsonObject envelope = JsonNode.Parse(body.Span)!.AsObject();
        switch (kind)
        {
            case FaultKind.NullResult:
                // A GraphQL response has data instead.
                envelope[envelope.ContainsKey("data") ? "data" : "result"] = null;
                break;
            case FaultKind.NullSuccess:
                envelope["success"] = null;
                break;
            case FaultKind.UnknownFields:
                envelope["trace"] = new JsonObject { ["sampled"] = true };
                AddUnknown(envelope["result"]);
                break;
            case FaultKind.MalformedItems:
                AddMalformed(envelope["result"] as JsonArray ?? envelope["result"]?["steps"] as JsonArray);
                break;
            default:
                throw new InvalidOperationException($"{kind} does not edit an envelope.");
        }

        return JsonSerializer.SerializeToUtf8Bytes<JsonNode>(envelope);
    }

    private static void AddMalformed(JsonArray? items)
    {
        items?.Insert(0, null);
        items?.Add(new JsonObject { ["id"] = 5, ["name"] = 5 });
    }

    private static void AddUnknown(JsonNode? node)
    {
        if (node is JsonArray items)
        {
            foreach (JsonNode? item in items)
            {
                AddUnknown(item);
            }
        }
        else if (node is JsonObject item)
        {
            item["colo"] = new JsonArray("LIS", 7, null);
            if (item.ContainsKey("status"))
            {
                item["status"] = UnknownStatus;
            }
        }
    }
}
