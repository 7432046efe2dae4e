using System.Text.Json;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>The body that creates an instance. Params are sent as JSON. The OpenAPI document asks for a string, but
/// then the workflow would receive a string (workers-sdk 7075).</summary>
internal sealed record NewInstanceWire(
    string InstanceId, JsonElement? Params, RetentionWire? InstanceRetention, string? LocationHint)
{
    public static NewInstanceWire From(NewInstance instance) => new(
        instance.Id,
        RawJson.Parse(instance.Params),
        RetentionWire.From(instance.SuccessRetention, instance.ErrorRetention),
        instance.LocationHint);
}
