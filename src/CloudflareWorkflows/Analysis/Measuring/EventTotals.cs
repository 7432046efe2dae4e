using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>How many events a workflow had in a time range.</summary>
internal sealed class EventTotals
{
    /// <summary>The events that totals are made of.</summary>
    public static readonly string[] s_types =
    [
        AnalyticsEvents.WorkflowStart, AnalyticsEvents.WorkflowSuccess, AnalyticsEvents.WorkflowFailure,
        AnalyticsEvents.WorkflowTerminated, AnalyticsEvents.StepSuccess, AnalyticsEvents.StepFailure, AnalyticsEvents.AttemptStart,
    ];

    private readonly AnalyticsRow[] _rows;

    public EventTotals(IEnumerable<AnalyticsRow> rows)
    {
        _rows = [.. rows];
        Complete = Count(AnalyticsEvents.WorkflowSuccess);
        Errored = Count(AnalyticsEvents.WorkflowFailure);
        Terminated = Count(AnalyticsEvents.WorkflowTerminated);
        Attempts = Count(AnalyticsEvents.AttemptStart);
        DurationRows = Runs + Count(AnalyticsEvents.StepSuccess) + Count(AnalyticsEvents.StepFailure);
    }

    public long Complete { get; }

    public long Errored { get; }

    public long Terminated { get; }

    /// <summary>The number of runs that ended.</summary>
    public long Runs => Complete + Errored + Terminated;

    /// <summary>The number of attempts at steps.</summary>
    public long Attempts { get; }

    /// <summary>The number of rows by instance and step, at most.</summary>
    public long DurationRows { get; }

    public double? ErrorRate => WorkflowMeasure.RateOf(Errored, Complete);

    /// <summary>Whether the counts are extrapolated from a sample.</summary>
    public bool IsEstimate => Array.Exists(_rows, row => row.IsEstimate);

    public bool IsEmpty => _rows.Length == 0;

    /// <summary>The start of the last interval that has an event.</summary>
    public DateTimeOffset? Newest => _rows.Max(row => row.Time);

    /// <summary>The events of some types, by the start of the interval in which they are counted.</summary>
    public IEnumerable<(DateTimeOffset Start, long Count)> Counted(params string[] eventTypes) => _rows
        .Where(row => row.Time is not null && Array.IndexOf(eventTypes, row.EventType) >= 0)
        .GroupBy(row => row.Time!.Value)
        .Select(same => (same.Key, same.Sum(row => row.Count)));

    private long Count(string eventType) => _rows.Where(row => row.EventType == eventType).Sum(row => row.Count);
}
