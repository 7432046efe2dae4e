using System.Collections.Generic;

namespace CloudflareWorkflows.Sandbox.Wire;

/// <summary>The body of a creation or change of a workflow.</summary>
internal sealed record WorkflowBody(
    string? ScriptName,
    string? ClassName,
    StepLimits? Limits,
    IReadOnlyList<ScheduleBody>? Schedules,
    RetentionBody? DefaultRetention,
    ConcurrencyResponse? Concurrency,
    string? Jurisdiction);
