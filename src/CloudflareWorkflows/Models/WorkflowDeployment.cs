using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>Everything that a deployment sets for a workflow. The service replaces it as a whole.</summary>
internal sealed record WorkflowDeployment
{
    public string ScriptName { get; init; } = "";

    public string ClassName { get; init; } = "";

    public int? StepLimit { get; init; }

    /// <summary>Null if there are none; empty to remove the existing ones.</summary>
    public string[]? Schedules { get; init; }

    public Retention? SuccessRetention { get; init; }

    public Retention? ErrorRetention { get; init; }

    public int? ConcurrencyLimit { get; init; }

    /// <summary>Null if the service decides, or if the workflow keeps the one that it has.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>Combines a workflow and its newest version. Limits and retention come from the version.</summary>
    public static WorkflowDeployment Of(Workflow workflow, WorkflowVersion? newest) => new()
    {
        ScriptName = workflow.ScriptName ?? "",
        ClassName = workflow.ClassName ?? "",
        Schedules = workflow.Schedules.Length == 0 ? null : [.. workflow.Schedules.Select(schedule => schedule.Cron)],
        StepLimit = newest?.StepLimit,
        SuccessRetention = Retention.OfKnown(newest?.SuccessRetention),
        ErrorRetention = Retention.OfKnown(newest?.ErrorRetention),
        ConcurrencyLimit = newest?.ConcurrencyLimit,
        Jurisdiction = workflow.Jurisdiction,
    };

    /// <summary>The deployment after changes. Settings without a change are kept.</summary>
    public WorkflowDeployment With(WorkflowChanges changes) => new()
    {
        ScriptName = changes.ScriptName ?? ScriptName,
        ClassName = changes.ClassName ?? ClassName,
        StepLimit = changes.StepLimit.Over(StepLimit),
        Schedules = changes.Schedules.Over(Schedules) ?? (Schedules is null ? null : []),
        SuccessRetention = changes.SuccessRetention.Over(SuccessRetention),
        ErrorRetention = changes.ErrorRetention.Over(ErrorRetention),
        ConcurrencyLimit = changes.ConcurrencyLimit.Over(ConcurrencyLimit),
        Jurisdiction = changes.Jurisdiction,
    };
}
