using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Metrics;

/// <summary>Makes metrics of rows: one for each group in each interval, by time and then by name. An interval without events
/// is a metric of zeros, except of an instance.</summary>
/// <param name="accountId">The account.</param>
/// <param name="window">The time range.</param>
/// <param name="now">The time of the service.</param>
internal sealed class MetricTable(string accountId, MetricWindow window, DateTimeOffset now)
{
    /// <summary>The metrics of workflows.</summary>
    /// <param name="rows">Rows by workflow and type of event.</param>
    /// <param name="names">Workflows that have metrics even without rows.</param>
    public IEnumerable<WorkflowMetric> ByWorkflow(AnalyticsRow[] rows, IEnumerable<string> names) =>
        Cells(rows, _ => "", names.Select(name => (name, ""))).Select(cell => Fill(new WorkflowMetric(), cell));

    /// <summary>The metrics of instances, of intervals with events.</summary>
    public IEnumerable<WorkflowInstanceMetric> ByInstance(AnalyticsRow[] rows) =>
        Group(rows, row => row.InstanceId ?? "")
            .OrderBy(cell => cell.Key.Start).ThenBy(cell => cell.Key.WorkflowName, StringComparer.Ordinal)
            .ThenBy(cell => cell.Key.Group, StringComparer.Ordinal)
            .Select(cell => Fill(new WorkflowInstanceMetric { InstanceId = cell.Key.Group }, new MetricCell(cell.Key, cell)));

    /// <summary>The metrics of steps.</summary>
    public IEnumerable<WorkflowStepMetric> ByStep(AnalyticsRow[] rows)
    {
        AnalyticsRow[] steps = [.. rows.Where(row => !string.IsNullOrEmpty(row.StepName))];
        Func<string, string> nameOf = StepCounters.AreIn(steps.Select(row => row.StepName!)) ? StepCounters.Remove : name => name;
        return Cells(steps, row => nameOf(row.StepName!), []).Select(cell => new WorkflowStepMetric
        {
            Time = cell.Key.Start.LocalDateTime,
            Interval = window.Length,
            WorkflowName = cell.Key.WorkflowName,
            StepName = cell.Key.Group,
            StepsStarted = cell.Count(AnalyticsEvents.StepStart),
            StepsSucceeded = cell.Count(AnalyticsEvents.StepSuccess),
            StepsFailed = cell.Count(AnalyticsEvents.StepFailure),
            ErrorRate = Rate(cell.Count(AnalyticsEvents.StepFailure), cell.Count(AnalyticsEvents.StepSuccess)),
            Retries = cell.Retries,
            WallTime = cell.WallTime(AnalyticsEvents.StepSuccess, AnalyticsEvents.StepFailure),
            IsEstimate = cell.IsEstimate,
            IsIncomplete = window.IsIncomplete(cell.Key.Start, now),
            AccountId = accountId,
        });
    }

    /// <summary>The counts of each type of event.</summary>
    public IEnumerable<WorkflowEventMetric> ByEventType(AnalyticsRow[] rows) =>
        Cells(rows, row => row.EventType ?? "", []).Select(cell => new WorkflowEventMetric
        {
            Time = cell.Key.Start.LocalDateTime,
            Interval = window.Length,
            WorkflowName = cell.Key.WorkflowName,
            EventType = cell.Key.Group,
            Count = cell.Count(cell.Key.Group),
            WallTime = cell.WallTime(cell.Key.Group),
            IsEstimate = cell.IsEstimate,
            IsIncomplete = window.IsIncomplete(cell.Key.Start, now),
            AccountId = accountId,
        });

    private T Fill<T>(T metric, MetricCell cell)
        where T : WorkflowMetric => (T)((WorkflowMetric)metric with
        {
            Time = cell.Key.Start.LocalDateTime,
            Interval = window.Length,
            WorkflowName = cell.Key.WorkflowName,
            Queued = cell.Count(AnalyticsEvents.WorkflowQueued),
            Started = cell.Count(AnalyticsEvents.WorkflowStart),
            Succeeded = cell.Count(AnalyticsEvents.WorkflowSuccess),
            Failed = cell.Count(AnalyticsEvents.WorkflowFailure),
            Terminated = cell.Count(AnalyticsEvents.WorkflowTerminated),
            ErrorRate = Rate(cell.Count(AnalyticsEvents.WorkflowFailure), cell.Count(AnalyticsEvents.WorkflowSuccess)),
            StepsSucceeded = cell.Count(AnalyticsEvents.StepSuccess),
            StepsFailed = cell.Count(AnalyticsEvents.StepFailure),
            Retries = cell.Retries,
            WallTime = cell.WallTime(
                AnalyticsEvents.WorkflowSuccess, AnalyticsEvents.WorkflowFailure, AnalyticsEvents.WorkflowTerminated),
            IsEstimate = cell.IsEstimate,
            IsIncomplete = window.IsIncomplete(cell.Key.Start, now),
            AccountId = accountId,
        });

    /// <summary>The rows of each group in each interval.</summary>
    private IEnumerable<MetricCell> Cells(
        AnalyticsRow[] rows, Func<AnalyticsRow, string> groupOf, IEnumerable<(string WorkflowName, string Group)> more)
    {
        ILookup<MetricKey, AnalyticsRow> found = Group(rows, groupOf);
        (string WorkflowName, string Group)[] groups =
        [
            .. found.Select(cell => (cell.Key.WorkflowName, cell.Key.Group)).Concat(more).Distinct()
                .OrderBy(group => group.WorkflowName, StringComparer.Ordinal).ThenBy(group => group.Group, StringComparer.Ordinal),
        ];
        return window.Starts().SelectMany(_ => groups, (start, group) => new MetricKey(start, group.WorkflowName, group.Group))
            .Select(key => new MetricCell(key, found[key]));
    }

    private ILookup<MetricKey, AnalyticsRow> Group(AnalyticsRow[] rows, Func<AnalyticsRow, string> groupOf) => rows.ToLookup(row =>
        new MetricKey(
            row.Time is DateTimeOffset time && window.Interval is MetricInterval interval
                ? MetricWindow.StartOf(time, interval)
                : window.From,
            row.WorkflowName ?? "", groupOf(row)));

    private static double? Rate(long failed, long succeeded) =>
        failed + succeeded == 0 ? null : (double)failed / (failed + succeeded);
}
