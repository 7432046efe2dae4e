using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>An event of a subscription. Times are Unix milliseconds and ids are numbers. The format of the frames is
/// not documented, so both may also be strings.</summary>
internal sealed record EventWire
{
    [JsonPropertyName("eventId")]
    [JsonConverter(typeof(StringOrNumberConverter))]
    public string? EventId { get; init; }

    public string? Type { get; init; }

    [JsonConverter(typeof(TimestampConverter))]
    public DateTime? Timestamp { get; init; }

    [JsonPropertyName("stepName")]
    public string? StepName { get; init; }

    public int? Attempt { get; init; }

    [JsonPropertyName("eventType")]
    public string? EventType { get; init; }

    public JsonElement Params { get; init; }

    public StepConfigWire? Config { get; init; }

    public JsonElement Output { get; init; }

    public WorkflowError? Error { get; init; }

    [JsonPropertyName("retryDelayMs")]
    public TimeSpan? RetryDelay { get; init; }

    [JsonPropertyName("durationMs")]
    public TimeSpan? Duration { get; init; }

    public WorkflowEvent ToModel(InstanceKey key, CancellationToken cancellationToken) => new()
    {
        AccountId = key.AccountId,
        WorkflowName = key.WorkflowName,
        InstanceId = key.Id,
        EventId = EventId ?? "",
        Type = Type ?? "",
        Timestamp = Timestamp,
        StepName = StepName,
        Attempt = Attempt,
        EventType = EventType,
        Params = JsonToObject.Convert(Params, cancellationToken),
        Config = Config?.ToModel(),
        Output = JsonToObject.Convert(Output, cancellationToken),
        Error = Error,
        RetryDelay = RetryDelay,
        Duration = Duration,
    };
}
