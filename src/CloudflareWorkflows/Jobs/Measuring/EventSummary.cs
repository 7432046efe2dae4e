using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Measuring;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Jobs.Measuring;

/// <summary>Puts a summary together from events and from errored instances.</summary>
internal sealed class EventSummary(
    Workflow workflow, MeasureRequest request, EventCounts counts, EventTotals now, EventTotals usual)
{
    /// <summary>The errored instances of the time range.</summary>
    public required WorkflowInstance[] Errored { get; init; }

    public required DetailPlan Plan { get; init; }

    /// <summary>The errored instances that were read.</summary>
    public required WorkflowInstanceDetail[] Details { get; init; }

    /// <summary>The durations of the time range, and those of the baseline; empty without runs.</summary>
    public required StepEvents[] Steps { get; init; }

    public required WorkflowVersion[] Versions { get; init; }

    /// <summary>Whether analytics probably lack the newest events.</summary>
    public required bool IsBehind { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    private bool IsSampled => now.IsEstimate || usual.IsEstimate;

    /// <summary>The number of failures that no instance shows any more.</summary>
    private long Hidden => IsSampled ? 0 : now.Errored - Plan.ErroredTotal;

    private string HiddenNote => FormattableString.Invariant($"{Hidden} of the errored runs have no errored instance any more, because they were restarted or deleted. ")
        + "Causes lack them, and Versions has their time only.";

    private bool IsSliced => Array.Exists(Steps, one => !one.IsWhole) && !IsSampled;

    public WorkflowSummary ToSummary()
    {
        EventStepNames names = new(
            Steps.SelectMany(one => one.ByStep).Select(row => row.StepName), Details.SelectMany(detail => detail.Steps));
        EventDurations[] durations = Array.ConvertAll(Steps, one => new EventDurations(one.ByInstance, names));
        WorkflowStepMeasure[][] steps = [.. Steps.Zip(durations, (one, sums) => EventSteps.Of(one.ByStep, names, sums.Steps))];
        WorkflowMeasure[] versions = new VersionEstimate(Versions, counts.Interval, counts.From, request.Until).Of(
            now.Counted(AnalyticsEvents.WorkflowSuccess, AnalyticsEvents.WorkflowFailure),
            Hidden > 0 ? now.Counted(AnalyticsEvents.WorkflowFailure) : [], Errored);
        bool hasMeanSteps = Array.Exists(durations, one => one.HasMeanSteps);
        bool hasUsual = usual.Complete + usual.Errored > 0;
        return new WorkflowSummary
        {
            WorkflowName = workflow.Name,
            AccountId = workflow.AccountId,
            Runs = now.Runs,
            Errored = now.Errored,
            Terminated = now.Terminated,
            UsualErrorRate = usual.ErrorRate,
            P50 = durations.FirstOrDefault()?.Runs.P50,
            P95 = durations.FirstOrDefault()?.Runs.P95,
            UsualP50 = durations.ElementAtOrDefault(1)?.Runs.P50,
            UsualP95 = durations.ElementAtOrDefault(1)?.Runs.P95,
            Waiting = workflow.Waiting,
            From = counts.From.LocalDateTime,
            Until = request.Until.LocalDateTime,
            BaselineFrom = hasUsual ? counts.BaselineFrom.LocalDateTime : null,
            BaselineRuns = usual.Complete + usual.Errored,
            Source = "Analytics",
            Counts = "Events",
            Causes = SummaryParts.Causes(workflow, Details, Plan.ErroredTotal),
            Steps = [.. SummaryParts.InOrder(Compared(steps), Details).Select(step => step with { AccountId = workflow.AccountId })],
            Versions = [.. versions.Select(version => version with { AccountId = workflow.AccountId })],
            Estimates = SummaryParts.Estimates(
                (IsSampled, [nameof(WorkflowSummary.Runs), nameof(WorkflowSummary.Errored), nameof(WorkflowSummary.ErrorRate), nameof(WorkflowSummary.UsualErrorRate)]),
                (IsBehind, [nameof(WorkflowSummary.Runs), nameof(WorkflowSummary.Errored), nameof(WorkflowSummary.ErrorRate)]),
                (IsSliced, [nameof(WorkflowSummary.P50), nameof(WorkflowSummary.P95), nameof(WorkflowSummary.UsualP50), nameof(WorkflowSummary.UsualP95)]),
                (durations.FirstOrDefault()?.HasMeanRuns == true, [nameof(WorkflowSummary.P50), nameof(WorkflowSummary.P95)]),
                (durations.ElementAtOrDefault(1)?.HasMeanRuns == true, [nameof(WorkflowSummary.UsualP50), nameof(WorkflowSummary.UsualP95)]),
                (IsSampled || IsSliced || hasMeanSteps, [nameof(WorkflowSummary.Steps)]),
                (Plan.Errored.Length < Plan.ErroredTotal || Hidden > 0, [nameof(WorkflowSummary.Causes)]),
                (versions.Length > 1 || IsSampled || Hidden > 0, [nameof(WorkflowSummary.Versions)])),
            Notes =
            [
                .. hasUsual ? [] : new[] { "No usual values: analytics have no run that ended in the baseline." },
                .. Hidden > 0 ? new[] { HiddenNote } : [],
                .. counts.From > request.From ? new[] { "Analytics don't reach back to the start of the time range." } : [],
                .. IsBehind ? new[] { "Analytics have no event since the workflow was triggered last, so they may lack runs." } : [],
                .. hasMeanSteps ? new[] { "Some instances ran a step several times. Analytics have only the mean of its durations in an instance." } : [],
                .. IsSampled ? new[] { "Analytics were sampled: the numbers are estimates, and steps have only means." } : [],
                .. Notes,
            ],
        };
    }

    private static WorkflowStepMeasure[] Compared(WorkflowStepMeasure[][] steps) => steps switch
    {
        [] => [],
        [WorkflowStepMeasure[] only] => only,
        _ => MeasureBaseline.Compare(steps[0], steps[1], out _),
    };
}
