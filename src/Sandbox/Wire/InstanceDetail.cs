using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Behavior;
using CloudflareWorkflows.Sandbox.Instances;
using CloudflareWorkflows.Sandbox.Scripts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A full instance. As in the service, it has no id, and one name is in camel case.</summary>
internal sealed record InstanceDetail
{
    public required string Status { get; init; }

    public required RawJson Params { get; init; }

    public required TriggerResponse Trigger { get; init; }

    [JsonPropertyName("versionId")]
    public required Guid VersionId { get; init; }

    public required DateTimeOffset Queued { get; init; }

    public required DateTimeOffset? Start { get; init; }

    public required DateTimeOffset? End { get; init; }

    public required bool? Success { get; init; }

    public required StepError? Error { get; init; }

    public required string Output { get; init; }

    public required RollbackResponse? Rollback { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CronResponse? Schedule { get; init; }

    public required int StepCount { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<StepEntry>? Steps { get; init; }

    public static InstanceDetail Of(Instance instance, DateTimeOffset now, bool isSimple, bool isDescending)
    {
        ServiceBehavior behavior = instance.Workflow.Behavior;
        InstanceSnapshot snapshot = instance.At(now);
        IEnumerable<StepRecord> steps = isDescending ? snapshot.Steps.Reverse() : snapshot.Steps;
        return new InstanceDetail
        {
            Status = snapshot.Status,
            Params = new RawJson(instance.Params ?? "{}"),
            Trigger = new TriggerResponse(instance.Trigger),
            VersionId = instance.Version.Id,
            Queued = behavior.RestartMovesQueued ? snapshot.QueuedOn : instance.FirstQueuedOn,
            Start = snapshot.StartedOn,
            End = snapshot.EndedOn,
            Success = InstanceStatus.IsEnded(snapshot.Status) ? snapshot.Status == InstanceStatus.Complete : null,
            Error = snapshot.Error,
            // The OpenAPI document allows a string or a number here, never null.
            Output = OutputText.Of(instance, snapshot) ?? "",
            Rollback = snapshot.Rollback is { } rollback ? new RollbackResponse(rollback.Outcome, rollback.Error) : null,
            Schedule = CronResponse.Of(instance),
            StepCount = snapshot.Steps.Count,
            Steps = !isSimple ? [.. steps.Select(StepEntry.Of)] : behavior.SimpleOmitsSteps ? null : [],
        };
    }
}
