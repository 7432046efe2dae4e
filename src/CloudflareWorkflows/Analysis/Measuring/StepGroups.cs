using System;
using System.Collections.Generic;
using System.Linq;
using CloudflareWorkflows.Analysis.Statistics;
using CloudflareWorkflows.Models;

namespace CloudflareWorkflows.Analysis.Measuring;

/// <summary>Sums of steps by workflow and name, in the order in which the names came first.</summary>
internal sealed class StepGroups
{
    private readonly Dictionary<(string? Account, string? Workflow, string Step), Sum> _sums = [];

    /// <summary>Adds the steps of the code that an instance has reached.</summary>
    /// <param name="instance">The instance.</param>
    /// <param name="weight">The number of runs that the instance stands for, if it comes from a sample.</param>
    public void Add(WorkflowInstanceDetail instance, double weight = 1)
    {
        foreach (WorkflowStep step in instance.Steps)
        {
            if (step.IsInCode)
            {
                Add(StepFacts.Of(step), weight);
            }
        }
    }

    public void Add(in StepFacts step, double weight = 1)
    {
        (string? Account, string? Workflow, string Step) key = (step.AccountId, step.WorkflowName, step.Name);
        if (!_sums.TryGetValue(key, out Sum? sum))
        {
            _sums.Add(key, sum = new Sum(_sums.Count));
        }

        sum.Add(step, weight);
    }

    public WorkflowStepMeasure[] ToMeasures() =>
    [
        .. _sums.OrderBy(one => one.Value.Rank).Select(one => one.Value.ToMeasure() with
        {
            AccountId = one.Key.Account,
            WorkflowName = one.Key.Workflow,
            StepName = one.Key.Step,
        }),
    ];

    private sealed class Sum(int rank)
    {
        private readonly DurationSample _durations = new();
        private double _runs;
        private double _failed;
        private double _retries;
        private double _ticks;
        private double _weights;

        /// <summary>The place in the order of the names.</summary>
        public int Rank { get; } = rank;

        public void Add(in StepFacts step, double weight)
        {
            _runs += weight;
            _failed += step.IsFailed ? weight : 0;
            _retries += step.Retries * weight;
            if (step.Duration is TimeSpan duration)
            {
                _durations.Add(duration, weight);
                _ticks += duration.Ticks * weight;
                _weights += weight;
            }
        }

        public WorkflowStepMeasure ToMeasure() => new()
        {
            N = _durations.Count,
            Runs = (int)Math.Round(_runs),
            Failed = (int)Math.Round(_failed),
            Retries = (int)Math.Round(_retries),
            Mean = _weights > 0 ? new TimeSpan((long)(_ticks / _weights)) : null,
            P50 = _durations.P50,
            P95 = _durations.P95,
            P99 = _durations.P99,
        };
    }
}
