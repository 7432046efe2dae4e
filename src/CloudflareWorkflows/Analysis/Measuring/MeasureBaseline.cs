using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>Measures of another time, which others are compared with. A measure has the same key, or, where only one
/// workflow was measured as a whole, the same workflow: an hour or a version is compared with the workflow.</summary>
internal sealed class MeasureBaseline
{
    private readonly Dictionary<(string? Account, string? Workflow, string By, string? Key), WorkflowMeasure> _byKey = [];
    private readonly Dictionary<(string? Account, string? Workflow), WorkflowMeasure> _byWorkflow = [];

    public MeasureBaseline(IEnumerable<WorkflowMeasure> measures)
    {
        foreach (WorkflowMeasure measure in measures)
        {
            _byKey[KeyOf(measure)] = measure;
            if (measure.By == nameof(MeasureBy.WorkflowName))
            {
                _byWorkflow[(measure.AccountId, measure.WorkflowName)] = measure;
            }
        }
    }

    /// <summary>Adds usual values to the measures that have a counterpart.</summary>
    /// <param name="measures">The measures.</param>
    /// <param name="matched">The number of measures that have one.</param>
    public WorkflowMeasure[] Compare(WorkflowMeasure[] measures, out int matched)
    {
        WorkflowMeasure?[] usual = Array.ConvertAll(measures, Find);
        matched = usual.Count(one => one is not null);
        return
        [
            .. measures.Zip(usual, (measure, other) => other is null ? measure : measure with
            {
                UsualErrorRate = other.ErrorRate,
                UsualP50 = other.DurationP50,
                UsualP95 = other.P95,
            }),
        ];
    }

    /// <summary>The same for steps.</summary>
    public static WorkflowStepMeasure[] Compare(
        WorkflowStepMeasure[] measures, IReadOnlyCollection<WorkflowStepMeasure> baseline, out int matched)
    {
        WorkflowStepMeasure?[] usual = Array.ConvertAll(measures, measure => baseline.FirstOrDefault(other =>
            other.StepName == measure.StepName && other.WorkflowName == measure.WorkflowName && other.AccountId == measure.AccountId));
        matched = usual.Count(one => one is not null);
        return
        [
            .. measures.Zip(usual, (measure, other) => other is null ? measure : measure with
            {
                UsualP50 = other.P50,
                UsualP95 = other.P95,
                UsualMean = other.Mean,
            }),
        ];
    }

    private WorkflowMeasure? Find(WorkflowMeasure measure) =>
        _byKey.TryGetValue(KeyOf(measure), out WorkflowMeasure? same) ? same
        : measure.WorkflowName is string name && _byWorkflow.TryGetValue((measure.AccountId, name), out WorkflowMeasure? whole) ? whole
        : null;

    private static (string? Account, string? Workflow, string By, string? Key) KeyOf(WorkflowMeasure measure) =>
        (measure.AccountId, measure.WorkflowName, measure.By, measure.Key);
}
