using System;
using System.Collections.Generic;
using CloudflareWorkflows.Analysis.Statistics;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>Durations of runs and steps from events by instance and step.</summary>
internal sealed class EventDurations
{
    private readonly StepGroups _steps = new();

    /// <param name="rows">The rows, by instance, step, and type of event.</param>
    /// <param name="names">Finds the name in the code.</param>
    public EventDurations(IEnumerable<AnalyticsRow> rows, EventStepNames names)
    {
        foreach (AnalyticsRow row in rows)
        {
            Add(row, names);
        }
    }

    /// <summary>The events that durations come from.</summary>
    public static string[] Types { get; } =
    [
        AnalyticsEvents.WorkflowSuccess, AnalyticsEvents.WorkflowFailure, AnalyticsEvents.WorkflowTerminated,
        AnalyticsEvents.StepSuccess, AnalyticsEvents.StepFailure,
    ];

    public DurationSample Runs { get; } = new();

    /// <summary>Whether an instance ended several times, so that its durations are only known as a mean.</summary>
    public bool HasMeanRuns { get; private set; }

    /// <summary>Whether an instance ran a step several times under one name, so that its durations are only known as a
    /// mean.</summary>
    public bool HasMeanSteps { get; private set; }

    public WorkflowStepMeasure[] Steps => _steps.ToMeasures();

    private void Add(AnalyticsRow row, EventStepNames names)
    {
        if (row.Count <= 0)
        {
            return;
        }

        // Several events of one instance and step have only their sum.
        TimeSpan duration = new((long)(row.WallTime / row.Count * TimeSpan.TicksPerMillisecond));
        int times = (int)Math.Min(row.Count, int.MaxValue);
        switch (row.EventType)
        {
            case AnalyticsEvents.StepSuccess or AnalyticsEvents.StepFailure:
                StepFacts step = new()
                {
                    WorkflowName = row.WorkflowName,
                    Name = names.InCode(row.StepName),
                    IsFailed = row.EventType == AnalyticsEvents.StepFailure,
                    Duration = duration,
                };
                HasMeanSteps |= times > 1;
                Repeat(times, () => _steps.Add(step));
                break;
            case AnalyticsEvents.WorkflowSuccess or AnalyticsEvents.WorkflowFailure or AnalyticsEvents.WorkflowTerminated:
                HasMeanRuns |= times > 1;
                Repeat(times, () => Runs.Add(duration));
                break;
        }
    }

    private static void Repeat(int times, Action action)
    {
        for (int number = 0; number < times; number++)
        {
            action();
        }
    }
}
