using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Metrics;

/// <summary>What a metric is about, and when.</summary>
/// <param name="Start">The start of the interval.</param>
/// <param name="WorkflowName">The workflow.</param>
/// <param name="Group">What tells groups of a workflow apart.</param>
internal readonly record struct MetricKey(DateTimeOffset Start, string WorkflowName, string Group);

/// <summary>The rows of a group in an interval.</summary>
/// <param name="Key">The group and the interval.</param>
/// <param name="Rows">Its rows, one or several of each type of event.</param>
internal sealed record MetricCell(MetricKey Key, IEnumerable<AnalyticsRow> Rows)
{
    public bool IsEstimate => Rows.Any(row => row.IsEstimate);

    /// <summary>The attempts that followed a failed one. An attempt may start in a later interval than its step, so a
    /// difference can be below zero.</summary>
    public long Retries => Math.Max(0, Count(AnalyticsEvents.AttemptStart) - Count(AnalyticsEvents.StepStart));

    public long Count(string eventType) => Rows.Where(row => row.EventType == eventType).Sum(row => row.Count);

    public TimeSpan WallTime(params string[] eventTypes) =>
        TimeSpan.FromMilliseconds(Rows.Where(row => eventTypes.Contains(row.EventType)).Sum(row => row.WallTime));
}
