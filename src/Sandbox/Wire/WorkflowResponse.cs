using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A workflow, in a listing or read by name.</summary>
internal sealed record WorkflowResponse(
    Guid Id,
    string Name,
    string ScriptName,
    string ClassName,
    DateTimeOffset CreatedOn,
    DateTimeOffset ModifiedOn,
    DateTimeOffset? TriggeredOn,
    IReadOnlyDictionary<string, int> Instances,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ScheduleResponse>? Schedules,
    bool ScriptDeleted,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Jurisdiction)
{
    public static WorkflowResponse Of(Workflow workflow, DateTimeOffset now) => new(
        workflow.Id,
        workflow.Name,
        workflow.ScriptName,
        workflow.Newest.ClassName,
        workflow.CreatedOn,
        workflow.ModifiedOn,
        workflow.TriggeredOn,
        workflow.CountByStatus(now),
        workflow.Schedules.Count == 0 ? null : [.. workflow.Schedules.Select(cron => ScheduleResponse.Of(cron, workflow.SchedulesStoppedOn ?? now))],
        workflow.IsScriptDeleted,
        workflow.Jurisdiction);
}
