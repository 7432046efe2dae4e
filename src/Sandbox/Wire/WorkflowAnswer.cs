using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using CloudflareWorkflows.Sandbox.Accounts;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>A workflow, as a listing and a read by name show it.</summary>
internal sealed record WorkflowAnswer(
    Guid Id,
    string Name,
    string ScriptName,
    string ClassName,
    DateTimeOffset CreatedOn,
    DateTimeOffset ModifiedOn,
    DateTimeOffset? TriggeredOn,
    IReadOnlyDictionary<string, int> Instances,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<ScheduleAnswer>? Schedules,
    bool ScriptDeleted)
{
    public static WorkflowAnswer Of(Workflow workflow, DateTimeOffset now) => new(
        workflow.Id,
        workflow.Name,
        workflow.ScriptName,
        workflow.Newest.ClassName,
        workflow.CreatedOn,
        workflow.ModifiedOn,
        workflow.TriggeredOn,
        workflow.CountByStatus(now),
        workflow.Schedules.Count == 0 ? null : [.. workflow.Schedules.Select(cron => ScheduleAnswer.Of(cron, now))],
        ScriptDeleted: false);
}
