using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Runs;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>An instance in full. It has no id, and one name of another style, as the service has it.</summary>
internal sealed record InstanceDetail
{
    public required string Status { get; init; }

    public required RawJson Params { get; init; }

    public required TriggerAnswer Trigger { get; init; }

    [JsonPropertyName("versionId")]
    public required Guid VersionId { get; init; }

    public required DateTimeOffset Queued { get; init; }

    public required DateTimeOffset? Start { get; init; }

    public required DateTimeOffset? End { get; init; }

    public required bool? Success { get; init; }

    public required StepError? Error { get; init; }

    public required string Output { get; init; }

    public required RollbackAnswer? Rollback { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CronAnswer? Schedule { get; init; }

    public required int StepCount { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StepEntry>? Steps { get; init; }

    public static InstanceDetail Of(Instance instance, DateTimeOffset now, bool isSimple, bool isDescending)
    {
        Timeline timeline = instance.At(now);
        IEnumerable<StepRecord> steps = isDescending ? timeline.Steps.Reverse() : timeline.Steps;
        return new InstanceDetail
        {
            Status = timeline.Status,
            Params = new RawJson(instance.Params ?? "{}"),
            Trigger = new TriggerAnswer(instance.Trigger),
            VersionId = instance.Version.Id,
            Queued = timeline.QueuedOn,
            Start = timeline.StartedOn,
            End = timeline.EndedOn,
            Success = InstanceStatus.IsEnded(timeline.Status) ? timeline.Status == InstanceStatus.Complete : null,
            Error = timeline.Error,
            // The contract allows a string or a number here, never null.
            Output = OutputText.Of(instance, timeline) ?? "",
            Rollback = timeline.Rollback is { } rollback ? new RollbackAnswer(rollback.Outcome, rollback.Error) : null,
            Schedule = CronAnswer.Of(instance),
            StepCount = timeline.Steps.Count,
            Steps = isSimple ? null : [.. steps.Select(StepEntry.Of)],
        };
    }
}
