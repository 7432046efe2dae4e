using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>Counts and means of steps from events by step, which are complete whatever the number of runs.</summary>
internal static class EventSteps
{
    /// <param name="rows">The rows, by step and type of event.</param>
    /// <param name="names">Finds the name in the code.</param>
    /// <param name="durations">Steps with quantiles.</param>
    /// <returns>A measure for each step. One without quantiles has only its mean.</returns>
    public static WorkflowStepMeasure[] Of(
        IEnumerable<AnalyticsRow> rows, EventStepNames names, IReadOnlyCollection<WorkflowStepMeasure> durations) =>
    [
        .. rows.Where(row => !string.IsNullOrEmpty(row.StepName))
            .GroupBy(row => names.InCode(row.StepName))
            .Select(same => Complete(same.Key, [.. same], durations.FirstOrDefault(step => step.StepName == same.Key)))
            .Where(step => step.Runs > 0),
    ];

    private static WorkflowStepMeasure Complete(string name, AnalyticsRow[] rows, WorkflowStepMeasure? durations)
    {
        long failed = Count(AnalyticsEvents.StepFailure);
        long runs = Count(AnalyticsEvents.StepSuccess) + failed;
        double wallTime = rows.Where(row => row.EventType is AnalyticsEvents.StepSuccess or AnalyticsEvents.StepFailure)
            .Sum(row => row.WallTime);
        return (durations ?? new WorkflowStepMeasure { StepName = name, WorkflowName = rows[0].WorkflowName }) with
        {
            Runs = ToInt(runs),
            Failed = ToInt(failed),
            Retries = Array.Exists(rows, row => row.EventType == AnalyticsEvents.AttemptStart)
                ? ToInt(Math.Max(0, Count(AnalyticsEvents.AttemptStart) - Count(AnalyticsEvents.StepStart)))
                : null,
            Mean = runs > 0 ? new TimeSpan((long)(wallTime / runs * TimeSpan.TicksPerMillisecond)) : null,
        };

        long Count(string eventType) => rows.Where(row => row.EventType == eventType).Sum(row => row.Count);
    }

    private static int ToInt(long count) => (int)Math.Min(count, int.MaxValue);
}
