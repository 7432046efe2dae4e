using System.Text.Json;
using System.Text.Json.Nodes;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>The body that creates an instance. Params go as the JSON they are: as a string, which the OpenAPI asks for,
/// the workflow would receive a string (workers-sdk 7075).</summary>
internal sealed record NewInstanceWire(
    string InstanceId,
    JsonElement? Params,
    NewInstanceWire.RetentionWire? InstanceRetention,
    string? LocationHint)
{
    public static NewInstanceWire From(NewInstance instance) => new(
        instance.Id,
        RawJson.Parse(instance.Params),
        instance.SuccessRetention is null && instance.ErrorRetention is null
            ? null
            : new RetentionWire(Node(instance.SuccessRetention), Node(instance.ErrorRetention)),
        instance.LocationHint);

    private static JsonValue? Node(Retention? retention) => retention switch
    {
        null => null,
        { Phrase: string phrase } => JsonValue.Create(phrase),
        _ => JsonValue.Create(retention.Milliseconds.GetValueOrDefault()),
    };

    /// <summary>Milliseconds as a number, or a phrase.</summary>
    internal sealed record RetentionWire(JsonValue? SuccessRetention, JsonValue? ErrorRetention);
}
