using System.Linq;

namespace CloudflareWorkflows.Models;

/// <summary>What is to change of a workflow.</summary>
internal sealed record WorkflowChanges
{
    /// <summary>Null to keep it: a workflow cannot be without.</summary>
    public string? ScriptName { get; init; }

    /// <summary>Null to keep it: a workflow cannot be without.</summary>
    public string? ClassName { get; init; }

    public Change<int?> StepLimit { get; init; }

    public Change<string[]> Schedules { get; init; }

    public Change<Retention> SuccessRetention { get; init; }

    public Change<Retention> ErrorRetention { get; init; }

    public Change<int?> ConcurrencyLimit { get; init; }

    /// <summary>Whether a workflow can be made of it.</summary>
    public bool IsWhole => ScriptName is not null && ClassName is not null;

    /// <summary>The first rule of the service's that it breaks, and by which parameter. Null: it breaks none.</summary>
    public (string Parameter, string Reason)? Breach() => this switch
    {
        { ScriptName.Length: 0 or > 255 } => ("ScriptName", "it has 1 to 255 characters"),
        { ClassName.Length: 0 or > 255 } => ("ClassName", "it has 1 to 255 characters"),
        { StepLimit.Value: < 1 or > 25_000 } => ("StepLimit", "it is 1 to 25,000"),
        { ConcurrencyLimit.Value: < 1 } => ("ConcurrencyLimit", "it is 1 at least"),
        { Schedules.Value.Length: > 200 } => ("Schedule", "a workflow has 200 cron expressions at most"),
        { Schedules.Value: string[] crons } when crons.Any(cron => cron.Length is 0 or > 256) =>
            ("Schedule", "a cron expression has 1 to 256 characters"),
        _ => null,
    };
}
