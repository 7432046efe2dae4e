using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>An event as a subscription tells it. Nothing is documented but the names: times may be text or milliseconds
/// since 1970, ids text or numbers.</summary>
internal sealed record EventWire
{
    [JsonPropertyName("eventId")]
    public JsonElement EventId { get; init; }

    public string? Type { get; init; }

    public JsonElement Timestamp { get; init; }

    [JsonPropertyName("stepName")]
    public string? StepName { get; init; }

    public double? Attempt { get; init; }

    [JsonPropertyName("eventType")]
    public string? EventType { get; init; }

    public JsonElement Output { get; init; }

    public WorkflowError? Error { get; init; }

    [JsonPropertyName("retryDelayMs")]
    public double? RetryDelayMs { get; init; }

    [JsonPropertyName("durationMs")]
    public double? DurationMs { get; init; }

    public WorkflowEvent ToModel(InstanceKey key) => new()
    {
        AccountId = key.AccountId,
        WorkflowName = key.WorkflowName,
        InstanceId = key.Id,
        EventId = EventId.ValueKind == JsonValueKind.Undefined ? "" : EventId.ToString(),
        Type = Type ?? "",
        Timestamp = Time(),
        StepName = StepName,
        Attempt = (int?)Attempt,
        EventType = EventType,
        Output = OutputForm.Encoded.Read(Output),
        Error = Error,
        RetryDelay = Span(RetryDelayMs),
        Duration = Span(DurationMs),
    };

    private static TimeSpan? Span(double? milliseconds) =>
        milliseconds is double number ? TimeSpan.FromMilliseconds(number) : null;

    private DateTime? Time()
    {
        if (Timestamp.ValueKind == JsonValueKind.Number)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds((long)Timestamp.GetDouble()).LocalDateTime;
        }

        bool isTime = DateTimeOffset.TryParse(
            Timestamp.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time);
        return isTime ? time.LocalDateTime : null;
    }
}
