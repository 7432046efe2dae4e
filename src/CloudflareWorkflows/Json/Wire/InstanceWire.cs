using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Http.Reading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>An instance as the service describes it: without its id, and with names in two styles.</summary>
internal sealed record InstanceWire
{
    public string? Status { get; init; }

    public JsonElement Params { get; init; }

    public TriggerWire? Trigger { get; init; }

    [JsonPropertyName("versionId")]
    public string? VersionId { get; init; }

    public DateTime? Queued { get; init; }

    public DateTime? Start { get; init; }

    public DateTime? End { get; init; }

    public WorkflowError? Error { get; init; }

    public JsonElement Output { get; init; }

    public WorkflowRollback? Rollback { get; init; }

    public ScheduleWire? Schedule { get; init; }

    public int? StepCount { get; init; }

    public LenientItem<StepWire>[]? Steps { get; init; }

    /// <summary>The malformed steps.</summary>
    public IEnumerable<MalformedItem> MalformedSteps => (Steps ?? []).Select(step => step.Malformed).OfType<MalformedItem>();

    public WorkflowInstanceDetail ToModel(InstanceKey key, OutputEncoding encoding) => new()
    {
        Id = key.Id,
        WorkflowName = key.WorkflowName,
        AccountId = key.AccountId,
        Status = Status ?? InstanceStatus.Unknown,
        Trigger = Trigger?.Source,
        CreatedOn = Queued,
        QueuedOn = Queued,
        StartedOn = Start,
        EndedOn = End,
        VersionId = VersionId,
        Cron = Schedule?.Cron,
        ScheduledOn = Schedule?.ScheduledTime,
        Params = OutputEncoding.Native.Read(Params),
        LacksParams = Params.ValueKind == JsonValueKind.Undefined,
        Output = encoding.Read(Output),
        Error = Error,
        Rollback = Rollback,
        HasMalformedSteps = MalformedSteps.Any(),
        StepCount = StepCount ?? Steps?.Length,
        Steps = StepsOf([.. (Steps ?? []).Select(step => step.Item).OfType<StepWire>()], key, encoding),
    };

    private WorkflowStep[] StepsOf(StepWire[] wires, InstanceKey key, OutputEncoding encoding)
    {
        bool hasEnded = InstanceStatus.IsEnded(Status ?? "");
        WorkflowStep[] steps = [.. wires.Select(step => step.ToModel(key, encoding, hasEnded).StoppedBy(hasEnded ? End : null))];
        Timeline? frame = Timeline.Of(steps, hasEnded, End);
        return frame is null ? steps : Array.ConvertAll(steps, step => step with { Frame = frame });
    }

    /// <summary>What started the instance.</summary>
    internal sealed record TriggerWire(string? Source);

    /// <summary>The cron expression that started the instance, and its scheduled time in Unix milliseconds.</summary>
    internal sealed record ScheduleWire(
        string? Cron,
        [property: JsonPropertyName("scheduledTime")]
        [property: JsonConverter(typeof(TimestampConverter))]
        DateTime? ScheduledTime);
}
