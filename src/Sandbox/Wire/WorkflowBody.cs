using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>What a creation or change of a workflow asks.</summary>
internal sealed record WorkflowBody(
    string? ScriptName,
    string? ClassName,
    StepLimits? Limits,
    IReadOnlyList<ScheduleBody>? Schedules,
    RetentionBody? DefaultRetention,
    ConcurrencyAnswer? Concurrency);
