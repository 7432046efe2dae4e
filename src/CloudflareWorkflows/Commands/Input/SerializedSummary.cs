using System.Linq;
using System.Management.Automation;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Commands.Input;

/// <summary>Restores a summary that was serialized, for example by a job or by Export-Clixml. Nested values that PowerShell
/// has cut are missing.</summary>
internal static class SerializedSummary
{
    /// <summary>Restores a summary; null if the input is none.</summary>
    public static WorkflowSummary? Of(PSObject input) => input.BaseObject as WorkflowSummary
        ?? (input.TypeNames.Contains($"Deserialized.{typeof(WorkflowSummary).FullName}") ? Restore(new InputValues(input)) : null);

    private static WorkflowSummary Restore(InputValues values) => new()
    {
        WorkflowName = values.Text(nameof(WorkflowSummary.WorkflowName)) ?? "",
        Runs = values.Number(nameof(WorkflowSummary.Runs)),
        Errored = values.Number(nameof(WorkflowSummary.Errored)),
        Terminated = values.Number(nameof(WorkflowSummary.Terminated)),
        UsualErrorRate = values.Fraction(nameof(WorkflowSummary.UsualErrorRate)),
        P50 = values.Span(nameof(WorkflowSummary.P50)),
        UsualP50 = values.Span(nameof(WorkflowSummary.UsualP50)),
        P95 = values.Span(nameof(WorkflowSummary.P95)),
        UsualP95 = values.Span(nameof(WorkflowSummary.UsualP95)),
        Waiting = values.Text(nameof(WorkflowSummary.Waiting)) is null ? null : values.Number(nameof(WorkflowSummary.Waiting)),
        From = values.Time(nameof(WorkflowSummary.From)) ?? default,
        Until = values.Time(nameof(WorkflowSummary.Until)) ?? default,
        BaselineFrom = values.Time(nameof(WorkflowSummary.BaselineFrom)),
        BaselineRuns = values.Number(nameof(WorkflowSummary.BaselineRuns)),
        Source = values.Text(nameof(WorkflowSummary.Source)) ?? "",
        Counts = values.Text(nameof(WorkflowSummary.Counts)) ?? "",
        Estimates = Texts(values, nameof(WorkflowSummary.Estimates)),
        Notes = Texts(values, nameof(WorkflowSummary.Notes)),
        RequestCount = values.Number(nameof(WorkflowSummary.RequestCount)),
        AccountId = values.Text(nameof(WorkflowSummary.AccountId)),
        Causes = [.. (values.List(nameof(WorkflowSummary.Causes)) ?? []).Select(Cause).OfType<WorkflowErrorGroup>()],
        Steps = [.. (values.List(nameof(WorkflowSummary.Steps)) ?? []).Select(one => Step(new InputValues(one)))],
        Versions = [.. (values.List(nameof(WorkflowSummary.Versions)) ?? []).Select(one => Version(new InputValues(one)))],
    };

    private static WorkflowErrorGroup? Cause(PSObject input)
    {
        InputValues values = new(input);
        return SerializedObjects.Group(input) is WorkflowErrorGroup group ? group with
        {
            Count = values.Number(nameof(WorkflowErrorGroup.Count)),
            FirstOn = values.Time(nameof(WorkflowErrorGroup.FirstOn)),
            LastOn = values.Time(nameof(WorkflowErrorGroup.LastOn)),
            IsEstimate = values.Text(nameof(WorkflowErrorGroup.IsEstimate)) == bool.TrueString,
            Id = Texts(values, nameof(WorkflowErrorGroup.Id)),
            VersionId = Texts(values, nameof(WorkflowErrorGroup.VersionId)),
        } : null;
    }

    private static WorkflowStepMeasure Step(InputValues values) => new()
    {
        WorkflowName = values.Text(nameof(WorkflowStepMeasure.WorkflowName)),
        StepName = values.Text(nameof(WorkflowStepMeasure.StepName)) ?? "",
        N = values.Number(nameof(WorkflowStepMeasure.N)),
        Runs = values.Number(nameof(WorkflowStepMeasure.Runs)),
        Failed = values.Number(nameof(WorkflowStepMeasure.Failed)),
        Retries = values.Text(nameof(WorkflowStepMeasure.Retries)) is null ? null : values.Number(nameof(WorkflowStepMeasure.Retries)),
        Mean = values.Span(nameof(WorkflowStepMeasure.Mean)),
        P50 = values.Span(nameof(WorkflowStepMeasure.P50)),
        P95 = values.Span(nameof(WorkflowStepMeasure.P95)),
        UsualP95 = values.Span(nameof(WorkflowStepMeasure.UsualP95)),
        UsualMean = values.Span(nameof(WorkflowStepMeasure.UsualMean)),
    };

    private static WorkflowMeasure Version(InputValues values) => new()
    {
        Key = values.Text(nameof(WorkflowMeasure.Key)),
        Count = values.Number(nameof(WorkflowMeasure.Count)),
        Complete = values.Number(nameof(WorkflowMeasure.Complete)),
        Errored = values.Number(nameof(WorkflowMeasure.Errored)),
        DurationP50 = values.Span(nameof(WorkflowMeasure.DurationP50)),
        P95 = values.Span(nameof(WorkflowMeasure.P95)),
        FirstOn = values.Time(nameof(WorkflowMeasure.FirstOn)),
    };

    private static string[] Texts(InputValues values, string property) =>
        [.. (values.List(property) ?? []).Select(one => $"{one.BaseObject}")];
}
