using System.Text.Json.Nodes;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>A retention in a request: milliseconds as a number, or a phrase.</summary>
internal sealed record RetentionWire(JsonValue? SuccessRetention, JsonValue? ErrorRetention)
{
    /// <summary>Returns null if neither is given.</summary>
    public static RetentionWire? From(Retention? success, Retention? error) =>
        success is null && error is null ? null : new RetentionWire(Node(success), Node(error));

    private static JsonValue? Node(Retention? retention) => retention switch
    {
        null => null,
        { Phrase: string phrase } => JsonValue.Create(phrase),
        _ => JsonValue.Create(retention.Milliseconds.GetValueOrDefault()),
    };
}
