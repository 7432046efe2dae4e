using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Json.Wire;

/// <summary>A workflow in a response, with its counts in a nested object.</summary>
internal sealed record WorkflowWire : IJsonOnDeserialized
{
    public string? Id { get; init; }

    public string Name { get; init; } = "";

    public string? ScriptName { get; init; }

    public bool? ScriptDeleted { get; init; }

    public string? ClassName { get; init; }

    public string? Jurisdiction { get; init; }

    public DateTime? CreatedOn { get; init; }

    public DateTime? ModifiedOn { get; init; }

    public DateTime? TriggeredOn { get; init; }

    /// <summary>The counts by status. All are optional, and the service may add statuses.</summary>
    public JsonElement Instances { get; init; }

    public WorkflowSchedule[]? Schedules { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        bool isValid = !string.IsNullOrEmpty(Name) && Instances.ValueKind switch
        {
            JsonValueKind.Object => Instances.EnumerateObject().All(count => IsCount(count.Value)),
            JsonValueKind.Undefined or JsonValueKind.Null => true,
            _ => false,
        };
        if (!isValid || Schedules?.Any(schedule => schedule?.Cron is null) == true)
        {
            throw new JsonException("A workflow must have a name, counts of 0 or more, and schedules with a cron expression.");
        }
    }

    public Workflow ToModel(string accountId) => ToModel(accountId, Others());

    private Workflow ToModel(string accountId, JsonProperty[] others) => new()
    {
        AccountId = accountId,
        Name = Name,
        WorkflowId = Id,
        ScriptName = ScriptName,
        ScriptDeleted = ScriptDeleted,
        ClassName = ClassName,
        Jurisdiction = Jurisdiction,
        CreatedOn = CreatedOn,
        ModifiedOn = ModifiedOn,
        LastTriggered = TriggeredOn,
        NextRun = Schedules?.Min(schedule => schedule.NextInstance),
        Schedules = Schedules ?? [],
        Queued = Count(InstanceStatus.Queued),
        Running = Count(InstanceStatus.Running),
        Waiting = Count(InstanceStatus.Waiting),
        Paused = Count(InstanceStatus.Paused),
        WaitingForPause = Count(InstanceStatus.WaitingForPause),
        RollingBack = Count(InstanceStatus.RollingBack),
        Errored = Count(InstanceStatus.Errored),
        Terminated = Count(InstanceStatus.Terminated),
        Complete = Count(InstanceStatus.Complete),
        Others = (int)Math.Min(int.MaxValue, others.Sum(count => Number(count.Value) ?? 0)),
        OtherCounts = others.Length > 0 ? JsonToObject.Convert(others, CancellationToken.None) : null,
    };

    private static bool IsCount(JsonElement count) =>
        count.ValueKind == JsonValueKind.Null || (Number(count) is double number && number is >= 0 and <= int.MaxValue
            && number == Math.Floor(number));

    private static double? Number(JsonElement count) =>
        count.ValueKind == JsonValueKind.Number && count.TryGetDouble(out double number) ? number : null;

    /// <summary>A missing count means 0; without any counts, the count is unknown.</summary>
    private int? Count(string status) => Instances.ValueKind != JsonValueKind.Object
        ? null
        : Instances.TryGetProperty(status, out JsonElement count) ? (int)(Number(count) ?? 0) : 0;

    /// <summary>The counts of unknown statuses.</summary>
    private JsonProperty[] Others() => Instances.ValueKind != JsonValueKind.Object
        ? []
        : [.. Instances.EnumerateObject().Where(count => Array.IndexOf(InstanceStatus.s_all, count.Name) < 0)];
}
