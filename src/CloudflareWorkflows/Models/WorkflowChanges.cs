using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>The changes of a workflow.</summary>
internal sealed record WorkflowChanges
{
    /// <summary>Null to keep it. A workflow must have a script.</summary>
    public string? ScriptName { get; init; }

    /// <summary>Null to keep it. A workflow must have a class.</summary>
    public string? ClassName { get; init; }

    public Change<int?> StepLimit { get; init; }

    public Change<string[]> Schedules { get; init; }

    public Change<Retention> SuccessRetention { get; init; }

    public Change<Retention> ErrorRetention { get; init; }

    public Change<int?> ConcurrencyLimit { get; init; }

    /// <summary>Null to keep it. Only a new workflow can get one.</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>Whether the changes are enough to create a workflow.</summary>
    public bool IsWhole => ScriptName is not null && ClassName is not null;

    /// <summary>The first rule of the service that the changes break, and the parameter; null if they break
    /// none.</summary>
    public (string Parameter, string Reason)? Breach() => this switch
    {
        { ScriptName.Length: 0 or > 255 } => ("ScriptName", "it must have 1 to 255 characters"),
        { ClassName.Length: 0 or > 255 } => ("ClassName", "it must have 1 to 255 characters"),
        { StepLimit.Value: < 1 or > 25_000 } => ("StepLimit", "it must be from 1 to 25,000"),
        { ConcurrencyLimit.Value: < 1 } => ("ConcurrencyLimit", "it must be at least 1"),
        { Schedules.Value.Length: > 200 } => ("Schedule", "a workflow can have at most 200 cron expressions"),
        { Schedules.Value: string[] crons } when crons.Any(cron => cron.Length is 0 or > 256) =>
            ("Schedule", "a cron expression must have 1 to 256 characters"),
        _ => null,
    };
}
